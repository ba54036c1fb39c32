"""What each sentence of an abstract does, and where a paper's note puts it."""
