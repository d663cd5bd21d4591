"""Fonts, the Qt text measurer and the painter of primitives."""
