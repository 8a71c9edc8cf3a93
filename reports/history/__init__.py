"""What was before, in words: histories of figures, texts, targets and deadlines, versions, changes after the fact."""
