"""The way back: the page on which a period's documents are read and prepared, as a breadcrumb or behind a file."""

from django.urls import reverse

from plans.models import ReportingPeriod
from reports.models import DocumentKind


def consolidated_crumb(period: ReportingPeriod) -> dict[str, str]:
    return {"label": f"Báo cáo tổng hợp – {period.title}", "url": reverse("consolidated", args=[period.pk])}


def document_crumb(period: ReportingPeriod, kind: DocumentKind) -> dict[str, str]:
    """Where the document is listed: on the page of the consolidated report, further ones under a title of their own."""
    crumb = consolidated_crumb(period)
    if kind is DocumentKind.CONSOLIDATED:
        return crumb
    return {"label": f"Văn bản khác – {period.title}", "url": f"{crumb['url']}#van-ban-khac"}
