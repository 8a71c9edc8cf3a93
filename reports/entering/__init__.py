"""An agency enters its return: the sheet of figures, its rows, a pasted block, two people at once, the last look."""
