"""Which parts of returns were sent outside the portal, for pages, checks and documents."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from hauggiang_pcmd.lib.dates import format_date_table
from indicators.results import Result
from plans.models import ReportingPeriod
from reports.models import SentOutside, Submission

LABEL = "Gửi riêng (báo cáo mật)"
SHORT = "gửi riêng"


def paper_words(one: SentOutside) -> str:
    """`văn bản số 12/BC-CAT ngày 05/03/2024`."""
    return f"văn bản số {one.number} ngày {format_date_table(one.dated)}"


OutsideFigures = frozenset[tuple[int, int]]
"""Indicator and agency of figures that were sent outside the portal."""

NONE_OUTSIDE: OutsideFigures = frozenset()


@dataclass(frozen=True)
class Outside:
    """The marks of one return that hold now, by the id of figure or section."""

    figures: dict[int, SentOutside] = field(default_factory=dict)
    sections: dict[int, SentOutside] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.figures) + len(self.sections)

    @property
    def all(self) -> list[SentOutside]:
        return [*self.figures.values(), *self.sections.values()]

    @property
    def words(self) -> str:
        """`03 phần gửi riêng`, for a list of facts."""
        papers = sorted({(one.dated, paper_words(one)) for one in self.all})
        return f"{len(self)} phần, {'; '.join(words for _, words in papers)}" if papers else ""


def outside_of(submission: Submission) -> Outside:
    """One query."""
    return outside_of_all([submission])[submission.pk]


def outside_of_all(submissions: Iterable[Submission]) -> dict[int, Outside]:
    """Of several returns by their ids, in one query."""
    found = {one.pk: Outside({}, {}) for one in submissions}
    for mark in SentOutside.objects.filter(submission__in=found, withdrawn_at__isnull=True):
        outside = found[mark.submission_id]
        if mark.figure_id:
            outside.figures[mark.figure_id] = mark
        elif mark.narrative_id:
            outside.sections[mark.narrative_id] = mark
    return found


@dataclass(frozen=True)
class OutsideCount:
    """How many figures and required sections of a return were sent outside."""

    figures: int = 0
    sections: int = 0
    optional: int = 0

    @property
    def all(self) -> int:
        return self.figures + self.sections + self.optional


def outside_counts(returns: Collection[int]) -> dict[int, OutsideCount]:
    """By the id of the return, those that have any; one query."""
    marks = SentOutside.objects.filter(submission__in=returns, withdrawn_at__isnull=True)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for submission, figure, required in marks.values_list("submission", "figure", "narrative__required"):
        counted[submission]["figures" if figure else "sections" if required else "optional"] += 1
    return {pk: OutsideCount(**kinds) for pk, kinds in counted.items()}


def outside_figures(period: ReportingPeriod) -> OutsideFigures:
    """Indicator and agency of every figure of the period that was sent outside; one query."""
    marks = SentOutside.objects.filter(submission__period=period, figure__isnull=False, withdrawn_at__isnull=True)
    return frozenset(marks.values_list("figure__indicator", "figure__agency"))


def missing_names(result: Result, outside: OutsideFigures) -> list[str]:
    """Whose figure a result lacks: `Công an tỉnh (gửi riêng)` where it was sent outside the portal."""
    return [f"{one.name} ({SHORT})" if (result.indicator.pk, one.pk) in outside else one.name for one in result.missing]
