"""Management commands that operators script: clear lines on standard error, exit 1, nothing changed."""

import sys
from collections.abc import Collection, Iterable
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser
from django.db import IntegrityError

from hauggiang_pcmd.lib.refusal import Refused, database_refusal


class PlainCommand(BaseCommand):
    """Prints each problem of a `Refused` on a line of its own and exits with 1, without a traceback."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """As Django's, but wrong arguments are bad input like any other: a Vietnamese line, exit 1."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def refuse(message: str) -> NoReturn:
            self.stderr.write(f"Tham số của lệnh không đúng: {message}. Xem {prog_name} {subcommand} --help.")
            sys.exit(1)

        parser.error = refuse  # type: ignore[method-assign]
        return parser

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Refused as refused:
            self._refuse(refused.problems)
        except IntegrityError as error:
            if not (sentence := database_refusal(error)):
                raise
            self._refuse([sentence])

    def _refuse(self, problems: Iterable[str]) -> NoReturn:
        for problem in problems:
            self.stderr.write(problem, self.style.ERROR)
        sys.exit(1)


def one_of(option: str, value: str, choices: Collection[str]) -> str:
    """The value where it is one of the choices; Refused, naming them, otherwise."""
    if value not in choices:
        raise Refused(f'{option}: "{value}" không có; chọn một trong: {", ".join(choices)}.')
    return value
