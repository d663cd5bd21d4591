"""A whole workshop at the real window, by mouse and keys, from the start window to what is handed over."""
