"""What documents say around their findings, as data that belongs to the department: templates (mẫu văn bản)."""

from reports.templating.filling import filled, form_for
from reports.templating.reading import template_for, templates_for
from reports.templating.template import Template, TemplateName

__all__ = ["Template", "TemplateName", "filled", "form_for", "template_for", "templates_for"]
