"""One agency's return as an official document in its own letterhead, from what stands in the return now.

The five headings of the consolidated report; under the results the tasks that the plan assigns to the agency, word for
word, each with what came of it (documents.md).
"""

from agencies.models import Agency
from hauggiang_pcmd.lib.collation import roman
from indicators.comparatives import comparatives_for
from plans.models import Plan
from reports.consolidation.contributions import paragraphs_of
from reports.document import Contribution, Letterhead, OfficialDocument, Part
from reports.models import Narrative, Submission
from reports.official_form import annex_reference, lower_first, numbered, opening, signature, subject_of
from reports.outline import Outline, outline_for
from reports.own_report.annexes import own_annexes
from reports.own_report.sentences import figure_sentences
from reports.readiness import figures_of

NOTHING = "Không có nội dung."
SUPERIORS = {"department": "{province}", "police": "BỘ CÔNG AN"}
"""The body above an agency of each kind; People's Committees and what is nobody's department stand alone."""


def own_report(submission: Submission) -> OfficialDocument:
    """In a fixed number of queries. `submission` with its agency's locality and its period's plan."""
    period, agency = submission.period, submission.agency
    plan, outline = period.plan, outline_for(period.plan.subject)
    figures = figures_of(submission)
    comparatives = comparatives_for(period, agency.pk)
    sections = list(submission.narratives.select_related("assignment"))
    about = subject_of(period)
    return OfficialDocument(
        title=f"Báo cáo {about} của {agency.name}",
        letterhead=own_letterhead(plan, agency, period.agencies_due.year),
        kind="BÁO CÁO",
        subject=about,
        addressees=(plan.consolidated_by.name,),
        preamble=(opening(period, agency),),
        parts=_parts(sections, outline, figure_sentences(figures, comparatives)),
        closing=f"Trên đây là báo cáo {lower_first(about)} của {agency.name}",
        signature=signature(agency),
        recipients=("Như trên", "Lưu: VT"),
        annexes=own_annexes(figures, comparatives),
        annex_reference=annex_reference(agency),
    )


def own_letterhead(plan: Plan, agency: Agency, year: int) -> Letterhead:
    """`UBND HUYỆN VỊ THỦY` in Vị Thủy, `CÔNG AN TỈNH` in the plan's place; number and day are the clerk's."""
    province = plan.report_recipient.replace("Ủy ban nhân dân", "UBND").upper()
    return Letterhead(
        superior=SUPERIORS.get(agency.kind, "").format(province=province),
        issuer=agency.name.upper(),
        symbol=f"BC-{agency.symbol}",
        place=_place(plan, agency),
        year=year,
    )


def _place(plan: Plan, agency: Agency) -> str:
    """The locality's own name, without what it is: `Vị Thủy`."""
    locality = agency.locality
    if locality is None:
        return plan.place
    kind = f"{locality.type} "
    return locality.name[len(kind) :] if locality.name.lower().startswith(kind.lower()) else locality.name


def _parts(sections: list[Narrative], outline: Outline, figures: tuple[str, ...]) -> tuple[Part, ...]:
    written = {section.key: section for section in sections}
    tasks = tuple(_answer(one) for one in sections if one.assignment is not None)
    results = [
        *_headings(written, outline, "leadership"),
        Part(2, "", "Kết quả các chỉ tiêu, số liệu", figures),
        *([Part(2, "", "Kết quả thực hiện các nhiệm vụ được giao", contributions=tasks)] if tasks else []),
        *_headings(written, outline, "communes", "budget"),
    ]
    assessment = ("assessment.achieved", "assessment.difficulties", "assessment.causes")
    parts = [
        ("Tình hình", _headings(written, outline, "situation.general", "situation.services")),
        ("Kết quả thực hiện", results),
        ("Đánh giá chung", _headings(written, outline, *assessment)),
    ]
    made = [Part(1, roman(place), title, children=numbered(below)) for place, (title, below) in enumerate(parts, 1)]
    for key in ("next", "proposals"):
        (below,) = _headings(written, outline, key) or [Part(2, "", outline.heading(key), (NOTHING,))]
        made.append(Part(1, roman(len(made) + 1), below.title, below.paragraphs))
    return tuple(made)


def _headings(written: dict[str, Narrative], outline: Outline, *keys: str) -> list[Part]:
    """The outline's headings that the agency was asked for; one that may stay empty says that it did."""
    return [
        Part(2, "", written[key].heading, paragraphs_of(written[key].text) or (NOTHING,))
        for key in keys
        if key in written and outline.has(key)
    ]


def _answer(section: Narrative) -> Contribution:
    words = section.assignment.text if section.assignment else section.heading
    return Contribution("", paragraphs_of(section.text) or (NOTHING,), about=words)
