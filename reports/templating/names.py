"""What templates are called: to people, and in addresses."""

from plans.models import Plan
from reports.models.document_kinds import DocumentKind
from reports.templating.start import agency_kinds, names
from reports.templating.template import TemplateName

OTHER_AGENCY = "other"
"""Agencies of a kind that has no template of its own."""

OWN_NAMES = {
    "department": ("so-nganh", "sở, ban, ngành"),
    "police": ("cong-an", "công an"),
    "media": ("bao-chi", "báo chí, truyền thông"),
    "judiciary": ("toa-an-kiem-sat", "tòa án, viện kiểm sát"),
    "mass_organisation": ("doan-the", "Mặt trận, đoàn thể"),
    "district": ("cap-huyen", "cấp huyện"),
    "commune": ("cap-xa", "cấp xã"),
    OTHER_AGENCY: ("khac", "đơn vị khác"),
}
"""By the kind of agency: in addresses, and to people."""


def name_of(kind: DocumentKind, agency_kind: str = "") -> TemplateName:
    """The template's name; a kind of agency that has none of its own takes the others'."""
    if kind != DocumentKind.OWN:
        return TemplateName(kind)
    return TemplateName(kind, agency_kind if agency_kind in agency_kinds() else OTHER_AGENCY)


def slug(name: TemplateName) -> str:
    """`tong-hop`, `don-vi-cap-huyen`."""
    return f"{name.kind}-{OWN_NAMES[name.agency_kind][0]}" if name.agency_kind else str(name.kind)


def label(name: TemplateName) -> str:
    """`Báo cáo tổng hợp`, `Báo cáo của đơn vị: cấp huyện`."""
    return f"{name.kind.label}: {OWN_NAMES[name.agency_kind][1]}" if name.agency_kind else str(name.kind.label)


def names_for(plan: Plan) -> list[TemplateName]:
    """The templates that the plan needs: of agencies' own reports those for the kinds of agency that it has."""
    kinds = plan.register.agencies.order_by().values_list("kind", flat=True).distinct()
    needed = {name_of(DocumentKind.OWN, kind) for kind in kinds}
    return [name for name in names() if not name.agency_kind or name in needed]


def named(plan: Plan, address: str) -> TemplateName | None:
    """The template that an address means; None for one that the plan does not need."""
    return next((name for name in names_for(plan) if slug(name) == address), None)
