"""Vướng mắc: raised by agencies at any time, answered by the department, written into the next report by themselves."""
