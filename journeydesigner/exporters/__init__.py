"""One module for each format a map can be handed over in; ``registry`` finds them."""
