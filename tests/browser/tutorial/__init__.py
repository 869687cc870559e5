"""The tutorial's path, walked: one module a few of its steps, all of them through the pages alone."""
