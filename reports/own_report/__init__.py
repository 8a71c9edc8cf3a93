"""The agency's own report: what it entered once, as an official document for its head to sign."""

from reports.own_report.report import own_report

__all__ = ["own_report"]
