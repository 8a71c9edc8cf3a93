"""Two people wrote the same figure or section: what stood there when both began, what each made of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hauggiang_pcmd.lib.dates import format_time
from indicators.entry import Entry, entry_of
from indicators.figure_wording import NOT_YET, entry_words, figure_words
from indicators.forms import FigureForm
from indicators.models import Figure, FigureRevision
from indicators.recording import computed_pair
from indicators.revisions import author, differences, revision_words
from reports.models import Narrative, NarrativeRevision

LONGEST_LIST = 6
"""Places, quarters and remarks named one by one where two people's figures differ."""


@dataclass(frozen=True)
class FigureConflict:
    """`version` is that of theirs: whoever keeps their own number says with it what they have seen."""

    pk: int
    version: int
    sentence: str
    before: str
    mine: str
    theirs: str
    by: str
    differences: tuple[str, ...]

    @property
    def kept(self) -> str:
        """What the button "giữ số của tôi" sends."""
        return f"{self.pk}-{self.version}"


@dataclass(frozen=True)
class SectionConflict:
    version: int
    sentence: str
    before: str
    theirs: str
    by: str


def figure_conflicts(forms: Mapping[int, FigureForm], theirs: Iterable[Figure]) -> dict[int, FigureConflict]:
    """By figure; `theirs` are the figures as they stand now, with their parts. One query however many there are."""
    now = {figure.pk: figure for figure in theirs}
    seen = {pk: int(forms[pk].text("version")) for pk in now}
    revisions = FigureRevision.objects.filter(figure__in=now, version__in=set(seen.values())) if now else []
    before = {one.figure_id: one for one in revisions if one.version == seen[one.figure_id]}
    return {
        pk: _figure_conflict(
            forms[pk], figure, revision_words(figure.indicator, before[pk]) if pk in before else NOT_YET
        )
        for pk, figure in now.items()
    }


def _figure_conflict(form: FigureForm, now: Figure, before: str) -> FigureConflict:
    typed = form.entry()
    theirs = figure_words(now)
    mine = entry_words(now.indicator, typed, computed_pair(now, list(now.parts.all()), typed))
    at = format_time(now.entered_at) if now.entered_at else ""
    alike = mine == theirs
    details = differences(now, entry_of(now), _whole(typed, now)) if alike or typed.parts else []
    return FigureConflict(
        pk=now.pk,
        version=now.version,
        sentence=f"{_who(now)} đã sửa ô này lúc {at} thành {theirs}. Anh/chị nhập {mine}"
        f"{' (khác nhau ở các phần hoặc ghi chú)' if alike else ''}. Giữ số nào?",
        before=before,
        mine=mine,
        theirs=theirs,
        by=f"{_who(now)}, {at}",
        differences=tuple(details[:LONGEST_LIST]),
    )


def _whole(typed: Entry, now: Figure) -> Entry:
    """Remarks that were not sent along stay as they are."""
    note = now.note if typed.note is None else typed.note
    explanation = now.explanation if typed.explanation is None else typed.explanation
    return Entry(typed.nil, typed.numerator, typed.denominator, typed.parts, note, explanation)


def _who(figure: Figure) -> str:
    return author(figure.entered_by) if figure.entered_by else "Người khác"


def section_conflict(now: Narrative, seen: int) -> SectionConflict:
    """`seen` is the version that the person began with; nothing stood there before the first one."""
    began = NarrativeRevision.objects.filter(narrative=now, version=seen).first()
    who = author(now.written_by) if now.written_by else "Người khác"
    at = format_time(now.written_at) if now.written_at else ""
    return SectionConflict(
        version=now.version,
        sentence=f"{who} đã sửa phần này lúc {at}.",
        before=began.text if began else "",
        theirs=now.text,
        by=f"{who}, {at}",
    )
