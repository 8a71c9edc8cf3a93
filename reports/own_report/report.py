"""One agency's return as an official document in its own letterhead, from what stands in the return now.

The five headings of the consolidated report; under the results the tasks that the plan assigns to the agency, word for
word, each with what came of it (documents.md).
"""

from hauggiang_pcmd.lib.collation import roman
from indicators.comparatives import comparatives_for
from reports.consolidation.contributions import paragraphs_of
from reports.document import Contribution, OfficialDocument, Part
from reports.models import DocumentKind, Narrative, Submission
from reports.official_form import annex_reference, numbered, place_of, subject_of
from reports.own_report.annexes import own_annexes
from reports.own_report.sentences import figure_sentences
from reports.readiness import figures_of
from reports.templating import Template, filled, template_for

NOTHING = "Không có nội dung."


def own_report(submission: Submission) -> OfficialDocument:
    """In a fixed number of queries. `submission` with its agency's locality and its period's plan."""
    period, agency = submission.period, submission.agency
    form = own_form(submission)
    figures = figures_of(submission)
    comparatives = comparatives_for(period, agency.pk)
    sections = list(submission.narratives.select_related("assignment"))
    about = subject_of(period)
    return OfficialDocument(
        title=f"Báo cáo {about} của {agency.name}",
        letterhead=form.letterhead(period.agencies_due.year),
        kind="BÁO CÁO",
        subject=about,
        addressees=form.addressees,
        preamble=form.preamble,
        parts=_parts(sections, form, figure_sentences(figures, comparatives)),
        closing=form.closing,
        signature=form.awaiting(),
        recipients=form.copies,
        annexes=own_annexes(figures, comparatives),
        annex_reference=annex_reference(agency),
    )


def own_form(submission: Submission) -> Template:
    """The department's template for its kind, filled: `UBND HUYỆN VỊ THỦY` writes in Vị Thủy."""
    period, agency = submission.period, submission.agency
    template = template_for(period.plan, DocumentKind.OWN, agency.kind)
    return filled(template, period, agency, place=place_of(period.plan, agency))


def _parts(sections: list[Narrative], form: Template, figures: tuple[str, ...]) -> tuple[Part, ...]:
    written = {section.key: section for section in sections}
    tasks = tuple(_answer(one) for one in sections if one.assignment is not None)
    results = [
        *_headings(written, form, "leadership"),
        Part(2, "", form.heading("results"), figures),
        *([Part(2, "", form.heading("tasks"), contributions=tasks)] if tasks else []),
        *_headings(written, form, "communes", "budget"),
    ]
    assessment = ("assessment.achieved", "assessment.difficulties", "assessment.causes")
    parts = [
        (form.heading("situation"), _headings(written, form, "situation.general", "situation.services")),
        (form.heading("achievements"), results),
        (form.heading("assessment"), _headings(written, form, *assessment)),
    ]
    made = [Part(1, roman(place), title, children=numbered(below)) for place, (title, below) in enumerate(parts, 1)]
    for key in ("next", "proposals"):
        (below,) = _headings(written, form, key) or [Part(2, "", form.heading(key), (NOTHING,))]
        made.append(Part(1, roman(len(made) + 1), below.title, below.paragraphs))
    return tuple(made)


def _headings(written: dict[str, Narrative], form: Template, *keys: str) -> list[Part]:
    """The headings that the agency was asked for; one that may stay empty says that it did."""
    return [
        Part(2, "", form.heading(key), paragraphs_of(written[key].text) or (NOTHING,))
        for key in keys
        if key in written and form.has(key)
    ]


def _answer(section: Narrative) -> Contribution:
    words = section.assignment.text if section.assignment else section.heading
    return Contribution("", paragraphs_of(section.text) or (NOTHING,), about=words)
