"""Facilitating a workshop on one machine: agenda and time, dot votes and what comes of them."""
