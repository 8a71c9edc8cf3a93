"""Which template counts: the newest that the department wrote, the start until it has written one."""

from dataclasses import dataclass

from django.db.models import QuerySet

from plans.models import Plan
from reports.models import DocumentTemplate
from reports.models.document_kinds import DocumentKind
from reports.templating.names import name_of
from reports.templating.start import names, start_of
from reports.templating.template import Template, TemplateName, read_template


@dataclass(frozen=True)
class Standing:
    """A template as it counts now. `version` is 0 and `revision` None while it is the start."""

    name: TemplateName
    template: Template
    version: int = 0
    revision: DocumentTemplate | None = None


def template_for(plan: Plan, kind: DocumentKind, agency_kind: str = "") -> Template:
    """The plan's template for a kind of document, of agencies' own reports also by `Agency.kind`; one query."""
    return standing_of(plan, name_of(kind, agency_kind)).template


def templates_for(plan: Plan) -> dict[TemplateName, Template]:
    """All templates of the plan at once; one query."""
    return {name: one.template for name, one in standings_of(plan).items()}


def standing_of(plan: Plan, name: TemplateName) -> Standing:
    """One query."""
    newest = revisions(plan, name).order_by("-version").select_related("by").first()
    return _standing(plan, name, newest)


def standings_of(plan: Plan) -> dict[TemplateName, Standing]:
    """One query, however many versions there are."""
    rows = DocumentTemplate.objects.filter(plan=plan).select_related("by").order_by("version")
    newest = {TemplateName(DocumentKind(row.kind), row.agency_kind): row for row in rows}
    return {name: _standing(plan, name, newest.get(name)) for name in names()}


def revisions(plan: Plan, name: TemplateName) -> "QuerySet[DocumentTemplate]":
    """Every version that was written."""
    return DocumentTemplate.objects.filter(plan=plan, kind=name.kind, agency_kind=name.agency_kind)


def read_revision(plan: Plan, name: TemplateName, revision: DocumentTemplate) -> Template:
    """What a version says."""
    return read_template(revision.content, start_of(plan.subject, name))


def _standing(plan: Plan, name: TemplateName, newest: DocumentTemplate | None) -> Standing:
    if newest is None:
        return Standing(name, start_of(plan.subject, name))
    return Standing(name, read_revision(plan, name, newest), newest.version, newest)
