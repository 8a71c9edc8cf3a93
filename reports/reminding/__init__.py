"""Reminding agencies of returns that they owe: by mail, and by letter."""
