"""What the department says of the parts of a return, and which parts that opens."""
