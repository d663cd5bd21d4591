"""Fonts, the Qt text measurer, and the painter of primitives: for screen, PNG, PDF and thumbnails alike."""
