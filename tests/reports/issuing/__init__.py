"""Documents prepared, issued, signed, replaced and checked."""
