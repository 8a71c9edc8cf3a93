"""The results of a period as lines to print: by goal group, each with its words, its rule and who is missing."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from indicators.indicator_wording import basis_words, rule_words
from indicators.leads import leading_agencies
from indicators.measures import VERDICT_LABELS, Verdict
from indicators.models import Indicator
from indicators.results import Result, period_results
from indicators.wording import Words, worded
from plans.models import ReportingPeriod
from reports.outside.reading import NONE_OUTSIDE, OutsideFigures, missing_names, outside_figures

FEW = 2
"""So many missing agencies are named in the line itself; more are folded away."""


@dataclass(frozen=True)
class ResultLine:
    """One indicator or statistic; `lead` is empty where nobody leads it."""

    result: Result
    words: Words
    lead: str
    outside: OutsideFigures = NONE_OUTSIDE

    @property
    def indicator(self) -> Indicator:
        return self.result.indicator

    @property
    def verdict(self) -> Verdict | None:
        return self.result.verdict

    @property
    def covered(self) -> str:
        return f"{self.result.reported}/{self.result.expected}"

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(missing_names(self.result, self.outside))

    @property
    def few_missing(self) -> bool:
        return len(self.result.missing) <= FEW

    @property
    def rule(self) -> str:
        return rule_words(self.indicator)

    @property
    def basis(self) -> str:
        return basis_words(self.indicator)


@dataclass(frozen=True)
class GoalBundle:
    """The lines under one goal group of the plan."""

    heading: str
    lines: tuple[ResultLine, ...]


@dataclass(frozen=True)
class PeriodResults:
    """All lines of a period, in plan order."""

    bundles: tuple[GoalBundle, ...]
    statistics: tuple[ResultLine, ...]

    @property
    def lines(self) -> list[ResultLine]:
        return [line for bundle in self.bundles for line in bundle.lines]

    @property
    def hides(self) -> bool:
        """Whether a small count is left out somewhere."""
        return any(line.words.hides for line in [*self.lines, *self.statistics])

    def verdicts(self) -> Counter[Verdict]:
        return Counter(line.verdict for line in self.lines if line.verdict is not None)

    def judged(self, keeps: Callable[[ResultLine], bool]) -> list[GoalBundle]:
        """The bundles with the lines that stay, empty ones left out."""
        kept = [GoalBundle(one.heading, tuple(filter(keeps, one.lines))) for one in self.bundles]
        return [bundle for bundle in kept if bundle.lines]


def lines_of_results(period: ReportingPeriod, *, of_department: bool) -> PeriodResults:
    """The results of the period in words for this reader; a fixed number of queries."""
    results = period_results(period)
    leads, outside = leading_agencies(period.plan), outside_figures(period)
    lines = [
        ResultLine(one, worded(one, of_department=of_department), leads.get(one.indicator.pk, ""), outside)
        for one in results
    ]
    targets = [line for line in lines if not line.indicator.is_statistic]
    goals = {goal.pk: f"{goal.number}. {goal.title}" for goal in period.plan.sections.goal_groups()}
    bundles = [GoalBundle(heading, _of_goal(targets, goal)) for goal, heading in goals.items()]
    rest = GoalBundle("Chỉ tiêu khác", tuple(line for line in targets if _goal(line) not in goals))
    return PeriodResults(
        tuple(bundle for bundle in [*bundles, rest] if bundle.lines),
        tuple(line for line in lines if line.indicator.is_statistic),
    )


def _goal(line: ResultLine) -> int | None:
    return line.indicator.target.section_id if line.indicator.target else None


def _of_goal(lines: Iterable[ResultLine], goal: int) -> tuple[ResultLine, ...]:
    return tuple(line for line in lines if _goal(line) == goal)


def _verdict(verdict: Verdict) -> Callable[[ResultLine], bool]:
    return lambda line: line.verdict is verdict


WORD_OF_VERDICT = {
    Verdict.MET: "dat",
    Verdict.NOT_MET: "chua-dat",
    Verdict.NOT_DUE: "chua-den-han",
    Verdict.NO_OCCURRENCE: "khong-phat-sinh",
    Verdict.INCOMPLETE: "chua-du-so-lieu",
}

VERDICT_FILTERS: dict[str, tuple[str, Callable[[ResultLine], bool]]] = {
    "": ("Tất cả", lambda line: True),
    **{word: (VERDICT_LABELS[verdict], _verdict(verdict)) for verdict, word in WORD_OF_VERDICT.items()},
}
"""What `?danh-gia=` may be: how it is called, and which lines stay."""
