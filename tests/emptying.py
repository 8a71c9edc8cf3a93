"""Tests whose transactions are real empty the tables afterwards, which the database refuses anybody else.

Nothing in the portal can lift its guards: this lives among the tests, and puts them back at once.
"""

from typing import Any

import pytest
from django.db import connections
from django.test import TransactionTestCase

from reports.watching.installing import install, installed, remove


@pytest.fixture(scope="session", autouse=True)
def _tables_can_be_emptied() -> Any:
    emptying = TransactionTestCase._fixture_teardown

    def without_guards(case: TransactionTestCase) -> None:
        names = case._databases_names(include_mirrors=False)
        for name in names:
            remove(connections[name])
        emptying(case)
        for name in names:
            if not installed(connections[name]):
                install(connections[name])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", without_guards)
        yield
