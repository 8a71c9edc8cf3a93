"""An empty database made into a working demonstration: invented figures and words over a real plan."""
