"""The palette (Ctrl+K): everything that can be done, and everywhere one can go, by a few letters."""
