"""The window of the window's tests."""

from tests.ui.conftest import answers, app, look, open_window, settings, window

__all__ = ["answers", "app", "look", "open_window", "settings", "window"]
