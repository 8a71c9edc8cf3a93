"""How far returns are: figures given, sections written, last activity."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q

from indicators.models import Figure, FigureState
from reports.models import Narrative, SentOutside, Submission, SubmissionEvent
from reports.outside.reading import OutsideCount, outside_counts
from reports.readiness import CheckedFigure


@dataclass(frozen=True)
class Progress:
    """Sections that may stay empty are not asked for and do not count. What was sent outside the portal counts as
    given; `outside` says how many parts that are.
    """

    figures: int = 0
    figures_given: int = 0
    sections: int = 0
    sections_written: int = 0
    last_activity: datetime.datetime | None = None
    outside: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1, for sorting and bars; nothing to do is done."""
        asked = self.figures + self.sections
        return (self.figures_given + self.sections_written) / asked if asked else 1.0


@dataclass(frozen=True)
class Given:
    """How many figures of one return are given, of how many, and when the last was. What was sent outside is given."""

    given: int
    asked: int
    last: datetime.datetime | None

    @property
    def words(self) -> str:
        return f"Đã nhập {self.given}/{self.asked} số liệu"


def given_among(checked: Collection[CheckedFigure]) -> Given:
    """Of all figures of a return, which are at hand."""
    moments = [one.figure.entered_at for one in checked if one.figure.entered_at]
    return Given(sum(one.given for one in checked), len(checked), max(moments, default=None))


def given_of(submission: Submission) -> Given:
    """The same, asked of the database in one query."""
    own = Figure.objects.filter(period=submission.period_id, agency=submission.agency_id)
    outside = SentOutside.objects.filter(submission=submission, figure__isnull=False, withdrawn_at__isnull=True)
    given = ~Q(state=FigureState.MISSING) | Q(pk__in=outside.values("figure"))
    return Given(**own.aggregate(given=Count("pk", filter=given), asked=Count("pk"), last=Max("entered_at")))


NOTHING: Mapping[str, Any] = {"asked": 0, "given": 0, "written": 0, "last": None}


def progress_of(returns: Collection[Submission]) -> dict[int, Progress]:
    """The progress of each return, by its id; in four queries for any number of returns."""
    ids = [one.pk for one in returns]
    figures = _figures(returns)
    sections = {row["submission"]: row for row in _sections(ids)}
    steps = dict(
        SubmissionEvent.objects.filter(submission__in=ids).values_list("submission").annotate(Max("at")).order_by()
    )
    outside = outside_counts(ids)
    found = {}
    for one in returns:
        given, written = figures.get((one.period_id, one.agency_id), NOTHING), sections.get(one.pk, NOTHING)
        sent = outside.get(one.pk, OutsideCount())
        moments = [given["last"], written["last"], steps.get(one.pk)]
        found[one.pk] = Progress(
            given["asked"],
            given["given"] + sent.figures,
            written["asked"],
            written["written"] + sent.sections,
            max((moment for moment in moments if moment is not None), default=None),
            sent.all,
        )
    return found


def _figures(returns: Collection[Submission]) -> dict[tuple[int, int], Mapping[str, Any]]:
    rows = (
        Figure.objects.filter(
            period__in={one.period_id for one in returns}, agency__in={one.agency_id for one in returns}
        )
        .values("period", "agency")
        .annotate(asked=Count("id"), given=Count("id", filter=~Q(state=FigureState.MISSING)), last=Max("entered_at"))
        .order_by()
    )
    return {(row["period"], row["agency"]): row for row in rows}


def _sections(ids: list[int]) -> list[Mapping[str, Any]]:
    required = Q(required=True)
    return list(
        Narrative.objects.filter(submission__in=ids)
        .values("submission")
        .annotate(
            asked=Count("id", filter=required),
            written=Count("id", filter=required & ~Q(text="")),
            last=Max("written_at"),
        )
        .order_by()
    )
