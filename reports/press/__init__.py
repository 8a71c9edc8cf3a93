"""Setting pages: content to PDF, and drawings to pictures, in processes of their own."""
