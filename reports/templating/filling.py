"""A template filled for one document, from its plan, its period and the agency that writes it."""

from agencies.models import Agency
from hauggiang_pcmd.lib.dates import format_date_text
from plans.models import ReportingPeriod
from reports.models.document_kinds import DocumentKind
from reports.official_form import citation, lower_first, subject_of
from reports.templating.placeholders import fill
from reports.templating.reading import template_for
from reports.templating.template import Template


def form_for(period: ReportingPeriod, kind: DocumentKind, *, about: str = "", **more: str) -> Template:
    """The department's template of the kind, filled for the period, in one query.

    `about` is the subject of the document where it is not the period's; `more` are values of OF_LETTERS.
    """
    plan = period.plan
    return filled(template_for(plan, kind), period, plan.consolidated_by, place=plan.place, about=about, **more)


def filled(
    template: Template, period: ReportingPeriod, issuer: Agency, *, place: str, about: str = "", **more: str
) -> Template:
    """The template without placeholders, as `issuer` writes it in `place`."""
    plan = period.plan
    values = {
        "ke_hoach": citation(plan),
        "so_ke_hoach": f"{plan.kind} số {plan.number}",
        "linh_vuc": plan.subject,
        "noi_dung": lower_first(about or subject_of(period)),
        "ky": lower_first(period.title),
        "tu_ngay": format_date_text(period.data_from),
        "den_ngay": format_date_text(period.data_to),
        "don_vi": issuer.name,
        "ky_hieu": issuer.symbol,
        "dia_danh": place,
        "cap_tren": plan.report_recipient.replace("Ủy ban nhân dân", "UBND"),
        "noi_nhan_bao_cao": plan.report_recipient,
        "don_vi_tong_hop": plan.consolidated_by.name,
    }
    return fill(template, values | more)
