"""How fast the program is, always beside the plainest way to do the same in the same run."""
