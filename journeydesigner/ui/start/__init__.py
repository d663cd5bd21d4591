"""What the program begins with: recent files, samples, new maps, templates."""
