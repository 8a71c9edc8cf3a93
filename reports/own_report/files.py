"""The agency's own report as a file: marked DỰ THẢO until it was handed in."""

from django.urls import reverse

from reports.models import Submission
from reports.own_report.report import own_report
from reports.renderers import FORMATS

OWN_FORMATS = ("pdf", "docx", "xlsx")


def own_report_file(submission: Submission, name: str) -> bytes:
    """One of OWN_FORMATS, from what stands in the return now."""
    return FORMATS[name].render(own_report(submission), draft=submission.open_for_entry)


def own_report_name(submission: Submission, name: str) -> str:
    """`bao-cao-2024-6T-UB935.pdf`: letters that every system keeps."""
    return f"bao-cao-{submission.period.label}-{submission.agency.code}.{FORMATS[name].extension}"


def own_report_links(submission: Submission) -> list[dict[str, str]]:
    """The files with their addresses, as pages list them."""
    return [
        {"label": FORMATS[name].label, "url": reverse("own-report", args=[submission.pk, name])} for name in OWN_FORMATS
    ]
