"""What is wrong with a file, what of it can be saved, and what it carries besides the map."""
