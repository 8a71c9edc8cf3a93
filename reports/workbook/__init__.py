"""An agency's workbook for a period: made, sent back, shown cell by cell, applied (docs/decisions/0013-…)."""
