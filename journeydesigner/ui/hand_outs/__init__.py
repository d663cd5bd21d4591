"""Handing a map over: what is wished for, how it will look, what would be lost, and the file itself."""
