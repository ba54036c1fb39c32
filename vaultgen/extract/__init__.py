"""Records in, mentions and claims out."""
