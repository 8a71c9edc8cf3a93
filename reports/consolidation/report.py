"""The consolidated report of a period as one value: from accepted returns only, laid out by nobody here."""

from hauggiang_pcmd.lib.collation import roman
from indicators.results import Result, period_results
from plans.models import ReportingPeriod
from reports.consolidation.annexes import annexes
from reports.consolidation.contributions import Contributions, contributions
from reports.consolidation.sentences import reporting_sentences, result_sentences, stock_sentences
from reports.document import Contribution, OfficialDocument, Part
from reports.official_form import annex_reference, letterhead, lower_first, numbered, opening, signature, subject_of
from reports.outline import Outline, outline_for
from reports.outside.reading import OutsideFigures, outside_figures
from reports.standings import AgencyStanding, standings

NOTHING_YET = "Chưa có nội dung trong các báo cáo đã tiếp nhận."


def consolidate(period: ReportingPeriod, *, with_tables: bool = True) -> OfficialDocument:
    """The report as it stands, in a fixed number of queries; its annexes are titles only without their tables."""
    plan = period.plan
    results = period_results(period)
    states = standings(period)
    outline, outside = outline_for(plan.subject), outside_figures(period)
    issuer = plan.consolidated_by
    return OfficialDocument(
        title=f"Báo cáo {subject_of(period)}",
        letterhead=letterhead(plan, issuer, f"BC-{issuer.symbol}", period.department_due.year),
        kind="BÁO CÁO",
        subject=subject_of(period),
        addressees=(f"{plan.report_recipient}.",),
        preamble=(opening(period, issuer),),
        parts=_parts(period, results, states, outline, outside),
        closing=f"Trên đây là báo cáo {lower_first(subject_of(period))} của {issuer.name}, kính trình "
        f"{plan.report_recipient} xem xét, chỉ đạo./.",
        signature=signature(issuer),
        recipients=("Như trên;", f"Lưu: {outline.archive}."),
        annexes=annexes(period, results, states, outside, with_tables=with_tables),
        annex_reference=annex_reference(issuer),
    )


def _parts(
    period: ReportingPeriod,
    results: list[Result],
    states: list[AgencyStanding],
    outline: Outline,
    outside: OutsideFigures,
) -> tuple[Part, ...]:
    words = contributions(period)
    named = [
        ("TÌNH HÌNH", _situation(period, results, outline, words)),
        (
            "KẾT QUẢ THỰC HIỆN",
            _achievements(period, result_sentences(period, results, outside), states, outline, words),
        ),
        (
            "ĐÁNH GIÁ CHUNG",
            [
                _written(outline.heading(key), words.by_key.get(key, ()))
                for key in ("assessment.achieved", "assessment.difficulties", "assessment.causes")
            ],
        ),
    ]
    parts = [Part(1, roman(i), title, children=numbered(below)) for i, (title, below) in enumerate(named, 1)]
    for key in ("next", "proposals"):
        below = _written(outline.heading(key).upper(), words.by_key.get(key, ()))
        parts.append(Part(1, roman(len(parts) + 1), below.title, below.paragraphs, contributions=below.contributions))
    return tuple(parts)


def _situation(period: ReportingPeriod, results: list[Result], outline: Outline, words: Contributions) -> list[Part]:
    parts = [_written(outline.heading("situation.general"), words.by_key.get("situation.general", ()))]
    if outline.has("situation.services"):
        key = "situation.services"
        parts.append(_written(outline.heading(key), words.by_key.get(key, ()), stock_sentences(period, results)))
    return parts


def _achievements(
    period: ReportingPeriod,
    results: tuple[str, ...],
    states: list[AgencyStanding],
    outline: Outline,
    words: Contributions,
) -> list[Part]:
    """Leadership, results, each goal group, the outline's own headings, and how the agencies reported."""
    leadership = words.by_key.get("leadership", ()) + words.by_goal_group.get(0, ())
    parts = [
        _written(outline.heading("leadership"), leadership),
        Part(2, "", "Kết quả các chỉ tiêu", paragraphs=results),
    ]
    parts += [_written(goal.title, words.by_goal_group.get(goal.pk, ())) for goal in period.plan.sections.goal_groups()]
    parts += [
        _written(outline.heading(key), words.by_key.get(key, ())) for key in ("communes", "budget") if outline.has(key)
    ]
    parts.append(Part(2, "", "Chế độ báo cáo", paragraphs=reporting_sentences(period, states)))
    return parts


def _written(title: str, words: tuple[Contribution, ...], sentences: tuple[str, ...] = ()) -> Part:
    """A heading with what the agencies wrote; it says so where none has written."""
    return Part(2, "", title, sentences or (() if words else (NOTHING_YET,)), contributions=words)
