"""The one template that the demonstration's leader has edited."""

import dataclasses

from agencies.models import User
from plans.models import Plan
from reports.demonstration import scenario
from reports.models import DocumentKind
from reports.templating.editing import Draft, revise
from reports.templating.names import name_of
from reports.templating.reading import standing_of


def edit_template(plan: Plan, *, by: User) -> None:
    """More recipients, as the scenario names them."""
    told = scenario.edited_template()
    name = name_of(DocumentKind(told.kind))
    standing = standing_of(plan, name)
    template = dataclasses.replace(standing.template, recipients=told.recipients)
    revise(plan, name, Draft(template, standing.version, told.reason), by=by)
