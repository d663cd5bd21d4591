"""A storm: somebody without any plan at mouse, keyboard and menus of a real window."""
