"""When a return is due and why, until when it can be handed in, and whose time is longer than the others'."""
