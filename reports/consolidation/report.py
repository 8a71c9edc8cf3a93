"""The consolidated report of a period as one value: from accepted returns only, laid out by nobody here."""

from dataclasses import dataclass

from indicators.results import Result, period_results
from plans.models import ReportingPeriod
from reports.consolidation.annexes import annexes
from reports.consolidation.contributions import Contributions, contributions
from reports.consolidation.filling import filled
from reports.consolidation.headings import Heading, Sentence, Words, laid_out
from reports.consolidation.sentences import reporting_sentences, result_sentences, stock_sentences
from reports.document import OfficialDocument
from reports.models import DocumentKind
from reports.official_form import annex_reference, subject_of
from reports.outside.reading import OutsideFigures, outside_figures
from reports.references import Facts, facts_of
from reports.standings import AgencyStanding, standings
from reports.templating import Template, form_for


@dataclass(frozen=True)
class Matter:
    """Everything that a report of the period can say, read from the database once."""

    period: ReportingPeriod
    results: list[Result]
    states: list[AgencyStanding]
    form: Template
    outside: OutsideFigures
    words: Contributions

    @property
    def facts(self) -> Facts:
        """What the report's text can refer to, with what it prints now."""
        return facts_of(self.period, self.results, self.states, self.outside)


def matter_of(period: ReportingPeriod, *, with_words: bool = True) -> Matter:
    """In a fixed number of queries; without the agencies' words where only the figures matter."""
    return Matter(
        period,
        period_results(period),
        standings(period),
        form_for(period, DocumentKind.CONSOLIDATED).punctuated(),
        outside_figures(period),
        contributions(period) if with_words else Contributions({}, {}),
    )


def consolidate(period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument:
    """The report as it stands, in a fixed number of queries; its annexes are titles only without their tables."""
    matter = matter_of(period)
    return document_of(matter, matter.facts, with_tables=with_tables)


def document_of(matter: Matter, facts: Facts, *, with_tables: bool = True) -> OfficialDocument:
    """The report that says what is in the matter; its text prints these facts."""
    period, form, headings = matter.period, matter.form, headings_of(matter)
    return OfficialDocument(
        title=f"Báo cáo {subject_of(period)}",
        letterhead=form.letterhead(period.department_due.year),
        kind="BÁO CÁO",
        subject=subject_of(period),
        addressees=form.addressees,
        preamble=form.preamble,
        parts=laid_out(headings, filled(period, headings, facts)),
        closing=form.closing,
        signature=form.awaiting(),
        recipients=form.copies,
        annexes=annexes(period, matter.results, matter.states, matter.outside, with_tables=with_tables),
        annex_reference=annex_reference(period.plan.consolidated_by),
    )


def headings_of(matter: Matter) -> tuple[Heading, ...]:
    """All headings in reading order with what the figures and the agencies say under each."""
    assessed = ("assessment.achieved", "assessment.difficulties", "assessment.causes")
    return (
        _main(matter, "situation", written=False),
        *_situation(matter),
        _main(matter, "achievements", written=False),
        *_achievements(matter),
        _main(matter, "assessment", written=False),
        *(_box(matter, key) for key in assessed),
        *(_main(matter, key, words=_words(matter, key)) for key in ("next", "proposals")),
    )


def _main(matter: Matter, key: str, *, words: tuple[Words, ...] = (), written: bool = True) -> Heading:
    return Heading(key, 1, matter.form.heading(key).upper(), words=words, written=written)


def _situation(matter: Matter) -> list[Heading]:
    found = [_box(matter, "situation.general")]
    if matter.form.has("situation.services"):
        found.append(_box(matter, "situation.services", stock_sentences(matter.period, matter.results, matter.outside)))
    return found


def _achievements(matter: Matter) -> list[Heading]:
    """Leadership, results, each goal group, the outline's own headings, and how the agencies reported."""
    period, form, by_goal = matter.period, matter.form, matter.words.by_goal_group
    leadership = _words(matter, "leadership") + by_goal.get(0, ())
    results = result_sentences(period, matter.results, matter.outside)
    return [
        Heading("leadership", 2, form.heading("leadership"), words=leadership),
        Heading("results", 2, form.heading("results"), results),
        *(
            Heading(f"goal.{goal.number}", 2, goal.title, words=by_goal.get(goal.pk, ()))
            for goal in period.plan.sections.goal_groups()
        ),
        *(_box(matter, key) for key in ("communes", "budget") if form.has(key)),
        Heading("reporting", 2, form.heading("reporting"), reporting_sentences(period, matter.states)),
    ]


def _box(matter: Matter, key: str, sentences: tuple[Sentence, ...] = ()) -> Heading:
    """A heading for which every agency has a section of its own."""
    return Heading(key, 2, matter.form.heading(key), sentences, _words(matter, key))


def _words(matter: Matter, key: str) -> tuple[Words, ...]:
    return matter.words.by_key.get(key, ())
