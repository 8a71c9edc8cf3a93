"""Setting pages: HTML to PDF in processes of their own, and the pieces of a document joined into one file."""
