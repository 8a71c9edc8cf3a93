"""Nobody reads another's report, the administrator reads none, and no page offers a way that is barred."""

import re
from collections import Counter

import pytest
from django.urls import resolve

from tests.permissions.asking import ask
from tests.permissions.table import PEOPLE, TABLE
from tests.permissions.world import SECRET_NUMBER, SECRET_WORDS, World

pytestmark = pytest.mark.django_db

READERS = {"own", "specialist", "leader"}
"""Those who may read the draft that holds SECRET_WORDS."""

PRINTED_NUMBER = f"{SECRET_NUMBER // 1000}.{SECRET_NUMBER % 1000}"
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#]*)')
EACH_ROUTE = 3
LAYOUTS_THAT_TAKE_SECONDS = ("bao-cao.pdf", "bao-cao.docx")


def pages_of(world: World, person: str) -> dict[tuple[str, str], str]:
    """The text of every page that the table lets the person read."""
    readable = [line for line, cells in TABLE.items() if cells[person][0] == "200"]
    return {line: ask(world, person, "GET", *line).response.content.decode(errors="replace") for line in readable}


def test_the_words_and_the_number_are_there_for_those_who_may_read_them(world: World) -> None:
    for person in READERS:
        assert SECRET_WORDS in ask(world, person, "GET", "section", "own ready").response.content.decode()
        assert PRINTED_NUMBER in ask(world, person, "GET", "figures", "own ready").response.content.decode()


@pytest.mark.parametrize("person", [person for person in PEOPLE if person not in READERS])
def test_nobody_else_reads_the_words_of_a_report(person: str, world: World) -> None:
    assert [line for line, text in pages_of(world, person).items() if SECRET_WORDS in text] == []


def test_the_administrator_sees_no_content_of_any_report(world: World) -> None:
    pages = pages_of(world, "administrator")
    assert [line for line, text in pages.items() if PRINTED_NUMBER in text or str(SECRET_NUMBER) in text] == []
    routes = {route for route, _ in pages if not route.startswith(("admin:", "account_", "mfa_"))}
    assert routes == {"healthz", "home", "plan", "plan-history", "plan-files", "plan-file", "check-paper", "check-code"}


@pytest.mark.parametrize("person", ["stranger", "far own", "far specialist", "far leader"])
def test_people_of_another_agency_see_no_figure_of_it(person: str, world: World) -> None:
    shown = [line for line, text in pages_of(world, person).items() if PRINTED_NUMBER in text]
    allowed = [line for line in shown if person == "stranger" and line[1] == "stranger's sent"]
    assert shown == allowed, "the stranger's own figure happens to be the same"


@pytest.mark.parametrize("person", PEOPLE)
def test_every_link_that_a_person_is_shown_leads_somewhere(person: str, world: World) -> None:
    browser, seen, barred = world.browser(person), {"/"}, []
    waiting, visits = ["/"], Counter[str]()
    while waiting:
        here = waiting.pop(0)
        answer = browser.get(here)
        if answer.status_code not in (200, 302):
            barred.append(f"{here} answers {answer.status_code}")
        for there in LINK.findall(answer.content.decode(errors="replace")):
            address = there.replace("&amp;", "&")
            route = resolve(address.partition("?")[0]).view_name
            if address not in seen and visits[route] < EACH_ROUTE and not there.endswith(LAYOUTS_THAT_TAKE_SECONDS):
                visits[route] += 1
                seen.add(address)
                waiting.append(address)
    assert barred == []
    assert len(seen) > 4
