"""What every official document takes from a plan and from the agency that writes it (Nghị định 30/2020/NĐ-CP)."""

from dataclasses import replace

from agencies.models import Agency
from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import Plan, ReportingPeriod
from reports.document import Part


def citation(plan: Plan) -> str:
    """The plan cited in full: type, number, date, body, subject."""
    return (
        f"{plan.kind} số {plan.number} ngày {format_date_text(plan.issued_on)} của {plan.issued_by} "
        f"{title_in_sentence(plan)}"
    )


def title_in_sentence(plan: Plan) -> str:
    """The title as the plan's own text spells it inside a sentence; a title in capitals loses its proper names."""
    for text in (plan.closing, *plan.preamble):
        at = text.upper().find(plan.title.upper())
        if at >= 0:
            return str(text[at : at + len(plan.title)])
    return f"“{plan.title}”"


def subject_of(period: ReportingPeriod) -> str:
    """What a report of the period is about: `Kết quả thực hiện công tác phòng, chống mại dâm 6 tháng đầu năm 2025`."""
    return f"Kết quả thực hiện công tác {period.plan.subject} {lower_first(period.title)}"


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def annex_reference(issuer: Agency) -> str:
    """Left unfilled: number and date are the clerk's."""
    gap = "\u00a0" * 6
    return f"(Kèm theo Báo cáo số{gap}/BC-{issuer.symbol} ngày{gap}tháng{gap}năm{gap}của {issuer.name})"


def numbered(parts: list[Part]) -> tuple[Part, ...]:
    """The same parts, counted from 1."""
    return tuple(replace(part, number=str(number)) for number, part in enumerate(parts, 1))


def place_of(plan: Plan, agency: Agency) -> str:
    """Where an agency writes: its locality's own name, without what it is (`Vị Thủy`)."""
    locality = agency.locality
    if locality is None:
        return plan.place
    kind = f"{locality.type} "
    return locality.name[len(kind) :] if locality.name.lower().startswith(kind.lower()) else locality.name
