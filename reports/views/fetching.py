"""The rows a page is about, as far as they exist for the person: Http404 else."""

from django.shortcuts import get_object_or_404

from agencies.access import SignedInRequest
from plans.models import Plan, ReportingPeriod, ReportingPeriodQuerySet
from reports.models import Submission


def overseen_period(request: SignedInRequest, pk: int) -> ReportingPeriod:
    """An opened period of a plan that the person oversees."""
    return get_object_or_404(_periods(request).filter(opened_at__isnull=False), pk=pk)


def period_to_open(request: SignedInRequest, pk: int) -> ReportingPeriod:
    """A period of the calendar, opened or not."""
    return get_object_or_404(_periods(request), pk=pk)


def overseen_plan(request: SignedInRequest, code: str) -> Plan:
    return get_object_or_404(Plan.objects.overseen_by(request.user).select_related("register"), code=code)


def return_of(request: SignedInRequest, pk: int) -> Submission:
    """A return that the person may see, with its agency and the plan."""
    visible = Submission.objects.visible_to(request.user).select_related(
        "agency__group", "period__plan__consolidated_by", "submitted_by", "accepted_by"
    )
    return get_object_or_404(visible, pk=pk)


def return_to_write(request: SignedInRequest, pk: int) -> Submission:
    """The same with no more than saving a part of it needs: it is asked for whenever a figure is left."""
    return get_object_or_404(Submission.objects.visible_to(request.user).select_related("period__plan"), pk=pk)


def _periods(request: SignedInRequest) -> ReportingPeriodQuerySet:
    return ReportingPeriod.objects.overseen_by(request.user).select_related("plan__register", "plan__consolidated_by")
