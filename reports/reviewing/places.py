"""Where a part of a return is entered."""

from django.urls import reverse

from indicators.models import Figure
from reports.models import Submission
from reports.reviewing.returned import Part, ReturnedPart


def place_of(submission: Submission, part: Part) -> str:
    """The address of the figure in the sheet, or of the section."""
    if isinstance(part, Figure):
        return f"{reverse('figures', args=[submission.pk])}#f{part.pk}"
    return reverse("section", args=[submission.pk, part.pk])


def next_to_mend(submission: Submission, parts: list[ReturnedPart]) -> str:
    """The first returned part of which nothing came yet, or the check when there is none."""
    waiting = next((one for one in parts if one.waits), None)
    return place_of(submission, waiting.part) if waiting else reverse("check", args=[submission.pk])
