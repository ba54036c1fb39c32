"""Mentions and records in, one entity for each thing out."""
