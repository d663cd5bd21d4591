"""Find and replace (Ctrl+F, Ctrl+H): in the shown map, or in all maps of the file."""
