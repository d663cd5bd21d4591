"""The window: panels, actions, theme, settings."""
