"""The two provinces, built once for all tests of a file; each request is taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.permissions.building import build
from tests.permissions.world import World


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(tmp_path_factory.mktemp("world"))
        transaction.set_rollback(True)
