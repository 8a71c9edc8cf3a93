"""Returns on paper: a specialist registers the signed paper, types what it says, and hands it in for the agency."""
