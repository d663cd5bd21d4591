"""Every format held to the same: nothing lost, nothing run, nothing outside, the same each time."""
