"""Management commands that operators script: clear lines on standard error, exit 1, nothing changed."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from hauggiang_pcmd.lib.refusal import Refused


class PlainCommand(BaseCommand):
    """Prints each problem of a `Refused` on a line of its own and exits with 1, without a traceback."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Refused as refused:
            for problem in refused.problems:
                self.stderr.write(problem, self.style.ERROR)
            sys.exit(1)
