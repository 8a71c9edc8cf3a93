"""Evidence: what is taken, where it lies, who attached and removed it, and how a page shows it."""
