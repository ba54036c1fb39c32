"""Text tools that every stage shares: folding, cleaning, LaTeX, sentences."""
