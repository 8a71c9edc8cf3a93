"""Loaded once in the press's server, so that a process forked from it can make any file at once."""

import django

django.setup()

import reports.making.maker  # noqa: E402 (needs the settings)
import reports.renderers  # noqa: F401, E402
