"""Template filters of the portal, available in every template."""

from django import template

register = template.Library()
