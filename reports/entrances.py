"""Where a period opens for a person: at what they do in it."""

from django.urls import reverse

from agencies.access import is_focal_point, is_viewer
from agencies.models import User
from plans.models import ReportingPeriod


def entrance(user: User, period: ReportingPeriod, own_return: int | None = None) -> str:
    """The focal point's return, the viewer's overview, the department's board; the home page where there is nothing."""
    if is_focal_point(user):
        return reverse("return", args=[own_return]) if own_return else reverse("home")
    if is_viewer(user):
        return f"{reverse('home')}?ky={period.pk}"
    return reverse("board", args=[period.pk])
