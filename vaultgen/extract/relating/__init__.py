"""The relations between models that sentences state."""
