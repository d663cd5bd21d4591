"""Copies of a journey edited apart: what a merge would bring, the merge itself, conflicts and settling them."""
