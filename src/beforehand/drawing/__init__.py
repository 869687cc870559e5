"""Data into SVG, without a framework, so that a page, a report and a PDF draw the same."""
