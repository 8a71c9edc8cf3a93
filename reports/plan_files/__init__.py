"""A plan file: sent, checked, kept, loaded."""
