"""Files of documents are made beside the web server: a request asks, a process makes, every worker sees how far."""
