"""From a document that stands to one that was issued: prepared by one person, issued by another, signed, replaced."""
