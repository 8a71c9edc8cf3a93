"""The consolidated report of a period, from accepted returns only, as one value that others lay out."""

from reports.consolidation.report import consolidate

__all__ = ["consolidate"]
