"""History kept by the database itself: triggers on both databases, made from one declaration with every `migrate`."""
