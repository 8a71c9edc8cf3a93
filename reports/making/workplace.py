"""Loaded once in the press's server, so that a process forked from it can make any file at once: the
libraries and the widths of the letters are there before.
"""

import django

django.setup()

import reports.making.maker  # noqa: E402, F401 (needs the settings)
from reports.renderers.measure import in_every_face  # noqa: E402

in_every_face(" ")
