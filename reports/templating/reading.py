"""Which template counts: the start, until the department has written its own."""

from plans.models import Plan
from reports.models.document_kinds import DocumentKind
from reports.templating.start import agency_kinds, names, start_of
from reports.templating.template import Template, TemplateName

OTHER_AGENCY = "other"
"""Agencies of a kind that has no template of its own."""


def template_for(plan: Plan, kind: DocumentKind, agency_kind: str = "") -> Template:
    """The plan's template for a kind of document; of agencies' own reports also by `Agency.kind`."""
    return start_of(plan.subject, name_of(kind, agency_kind))


def templates_for(plan: Plan) -> dict[TemplateName, Template]:
    """All templates of the plan at once."""
    return {name: start_of(plan.subject, name) for name in names()}


def name_of(kind: DocumentKind, agency_kind: str = "") -> TemplateName:
    """The template's name; a kind of agency that has none of its own takes the others'."""
    if kind != DocumentKind.OWN:
        return TemplateName(kind)
    return TemplateName(kind, agency_kind if agency_kind in agency_kinds() else OTHER_AGENCY)
