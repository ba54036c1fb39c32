"""Pages as browsers save them."""
