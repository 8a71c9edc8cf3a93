"""What the people of an agency put into a return: figures, reasons for the unusual ones, and words that agree."""

from collections.abc import Mapping
from dataclasses import replace

from agencies.models import User
from indicators.comparatives import comparatives_for
from indicators.entry import Entry
from indicators.keeping import can_keep, keep
from indicators.recording import record_all
from reports.demonstration.beside import codes_outside
from reports.demonstration.facts import Facts, facts_of
from reports.demonstration.figures import Invention, instead, multiplied
from reports.demonstration.narratives import texts_of
from reports.demonstration.remarks import explanations, with_note
from reports.demonstration.scenario import Slip
from reports.difficulties.flowing import SECTION, paragraph
from reports.models import DifficultyInReport, Submission
from reports.readiness import figures_of
from reports.writing import write_all

VIA = "demo"
BEGUN = 0.55  # of a return that somebody has begun
Waiting = Mapping[str, str]


class Clerk:
    """Fills the returns of one plan, in the name of those whose task it is."""

    def __init__(self, invention: Invention) -> None:
        self.invention = invention

    def begin(self, submission: Submission, *, by: User) -> None:
        """The first figures and the first words, and a figure of the last period that stands as it stood."""
        facts = self._record(submission, {}, by=by, share=BEGUN)
        self._write(submission, facts, {}, by=by, share=BEGUN)
        self._keep_one(submission, by=by)

    def _keep_one(self, submission: Submission, *, by: User) -> None:
        """The first figure that is still missing and may stand as it stood: kept by a click."""
        figures = figures_of(submission)
        comparatives = comparatives_for(submission.period, submission.agency_id)
        siblings = {figure.indicator_id: figure for figure in figures}
        for figure in figures:
            if can_keep(figure, comparatives.earlier(figure, siblings).before):
                keep(figure, by=by, version=figure.version)
                return

    def enter(
        self, submission: Submission, *, by: User, slip: Slip | None = None, waiting: Waiting | None = None
    ) -> None:
        """All of it. A slip is entered as it was made; what is `waiting` to be noticed is wrong or has no reason."""
        waiting = waiting or {}
        wrong = {} if slip is None or not slip.indicator else {slip.indicator: slip}
        wrong |= {code: Slip(reason="", indicator=code, instead=written) for code, written in waiting.items()}
        facts = self._record(submission, wrong, by=by, unexplained=frozenset(waiting))
        self._write(submission, facts, {slip.section: slip.text} if slip and slip.section else {}, by=by)

    def mend(self, submission: Submission, slip: Slip, *, by: User, figures_by: User) -> None:
        """What was wrong is put right, by whoever does it; the words follow the figures."""
        figures = figures_of(submission)
        for figure in figures:
            if figure.indicator.code == slip.indicator:
                cleared = replace(self.invention.entries(figures)[slip.indicator], explanation="")
                record_all([(figure, cleared)], by=figures_by, via=VIA)
        facts = self._record(submission, {}, by=figures_by)
        self._write(submission, facts, {}, by=by)

    def correct(self, submission: Submission, slip: Slip, *, by: User) -> None:
        """One figure is put right, with a reason where it is unusual."""
        figures = figures_of(submission)
        entries = self.invention.entries(figures)
        (figure,) = [one for one in figures if one.indicator.code == slip.indicator]
        record_all([(figure, replace(with_note(figure, entries[slip.indicator]), explanation=""))], by=by, via=VIA)
        comparatives = comparatives_for(submission.period, submission.agency_id)
        reasons = [one for one in explanations(figures, comparatives) if one[0] is figure]
        record_all(reasons, by=by, via=VIA)

    def _record(
        self,
        submission: Submission,
        wrong: Mapping[str, Slip],
        *,
        by: User,
        unexplained: frozenset[str] = frozenset(),
        share: float = 1,
    ) -> Facts:
        """Write the figures, and give what the words may say of them."""
        elsewhere = codes_outside(submission)
        figures = [one for one in figures_of(submission) if one.indicator.code not in elsewhere]
        entries = self.invention.entries(figures)
        for code, slip in wrong.items():
            entries[code] = _slipped(entries[code], slip)
        del figures[round(len(figures) * share) :]
        open_ones = [figure for figure in figures if figure.locked_at is None]
        said = [(figure, with_note(figure, entries[figure.indicator.code])) for figure in open_ones]
        record_all(said, by=by, via=VIA)
        comparatives = comparatives_for(submission.period, submission.agency_id)
        explained = explanations(figures, comparatives, leave=unexplained)
        record_all([one for one in explained if one[0].locked_at is None], by=by, via=VIA)
        return facts_of(figures, comparatives)

    def _write(
        self, submission: Submission, facts: Facts, instead_of: Mapping[str, str], *, by: User, share: float = 1
    ) -> None:
        sections = list(submission.narratives.all())
        place = self.invention.labels.index(submission.period.label)
        texts = texts_of(sections, submission.agency, submission.period, place, facts) | dict(instead_of)
        flowed = _flowed(submission)
        if flowed:
            texts[SECTION] = "\n".join([texts[SECTION], *flowed])
        written = [one for one in sections[: round(len(sections) * share)] if one.locked_at is None]
        write_all(submission, {section.key: texts[section.key] for section in written}, by=by)


def _flowed(submission: Submission) -> list[str]:
    """What went in by itself stays below what the clerk writes."""
    rows = DifficultyInReport.objects.filter(narrative__submission=submission)
    return [paragraph(one.difficulty) for one in rows.select_related("difficulty__indicator", "difficulty__assignment")]


def _slipped(entry: Entry, slip: Slip) -> Entry:
    return instead(entry, slip.instead) if slip.instead else multiplied(entry, slip.factor)
