"""What the numbers mean: pure formulas with their sources, and how numbers are written."""
