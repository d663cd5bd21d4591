"""The right panel: what the selection has, nothing else."""
