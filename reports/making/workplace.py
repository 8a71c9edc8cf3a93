"""Loaded once in the press's server, so that a process forked from it can make any file at once: what every document
needs, the compiled templates and the widths of the letters, is there before.
"""

from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.template.loader import get_template  # noqa: E402

import reports.making.maker  # noqa: E402, F401 (needs the settings)
from reports.renderers.measure import in_every_face  # noqa: E402

for template in Path(settings.BASE_DIR, "templates", "documents").glob("*.html"):
    get_template(f"documents/{template.name}")
in_every_face(" ")
