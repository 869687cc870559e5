"""The words of a rider in other languages: one file each, read beside the English that everything is written from."""
