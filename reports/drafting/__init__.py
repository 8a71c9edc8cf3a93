"""The drafting desk: the department makes one text of what the agencies wrote and what the figures say."""
