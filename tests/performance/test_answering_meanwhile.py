"""Under the service's own server with its two workers: pages answer while two PDFs are being made."""

import statistics
import time
from collections.abc import Iterator
from http import HTTPStatus

import pytest

from tests.large_plan import PLAN_52
from tests.performance.measure import environment, manage, shell
from tests.performance.service import Service, serving

pytestmark = pytest.mark.once
PASSWORD = "Lúa chín ven sông 2024"
PERIODS = ("2023-NAM", "2024-6T")
LEADER = (
    "from agencies.models import Role, User; from plans.models import Plan; "
    "User.objects.create_user('lanh-dao', '{password}', full_name='Lãnh đạo', role=Role.LEADER,"
    " agency=Plan.objects.get().consolidated_by)"
)
NUMBERS = (
    "from plans.models import ReportingPeriod; "
    "print(*ReportingPeriod.objects.filter(year__in=[2023, 2024], code__in=['NAM', '6T'], opened_at__isnull=False)"
    ".values_list('pk', flat=True))"
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Service, list[str]]]:
    """Plan 52 with two open periods in a database of its own, and the addresses of their reports."""
    env = environment(tmp_path_factory.mktemp("service"), "")
    manage(env, "migrate", "--no-input", "--verbosity", "0")
    manage(env, "createcachetable")
    manage(env, "load_plan", str(PLAN_52))
    for label in PERIODS:
        manage(env, "open_period", label)
    shell(env, LEADER.format(password=PASSWORD))
    addresses = [f"/tong-hop/{number}/bao-cao.pdf" for number in shell(env, NUMBERS).split()]
    with serving(env) as running:
        yield running, addresses


def test_pages_answer_while_two_files_are_made(service: tuple[Service, list[str]]) -> None:
    portal, addresses = service
    cookies = portal.sign_in("lanh-dao", PASSWORD)
    page = addresses[0].removesuffix("bao-cao.pdf")
    alone = statistics.median(portal.seconds(page, cookies, clients=1, each=5))
    begun = time.monotonic()
    first = [portal.ask("GET", address, cookies) for address in addresses]
    assert [answer.status for answer in first] == [HTTPStatus.ACCEPTED] * 2
    meanwhile = portal.seconds(page, cookies, clients=2, each=4)
    assert len(meanwhile) == 8
    assert max(meanwhile) < 20 * alone + 2, "a page waited for a file"
    files = [_file(portal, address, cookies) for address in addresses]
    assert all(file.startswith(b"%PDF") for file in files)
    assert max(answer.seconds for answer in first) < time.monotonic() - begun
    again = [portal.ask("GET", address, cookies) for address in addresses]
    assert [answer.content for answer in again] == files


def _file(portal: Service, address: str, cookies: dict[str, str]) -> bytes:
    until = time.monotonic() + 120
    while (answer := portal.ask("GET", address, cookies)).status == HTTPStatus.ACCEPTED:
        assert time.monotonic() < until
        time.sleep(0.3)
    assert answer.status == HTTPStatus.OK
    return answer.content
