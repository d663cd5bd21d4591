"""The map on screen: viewport, tiles, tools, in-place editor."""
