"""200 times two people save the same figure or section at the same moment: one of them is first, the other chooses."""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle, islice
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from agencies.models import Role
from indicators.models import Figure, FigureRevision
from reports.models import Narrative, NarrativeRevision, Submission
from tests.large_plan import PLAN_52
from tests.people import as_, open_account

pytestmark = pytest.mark.django_db(transaction=True)

PAIRS = 200
TYPED = ("numerator", "denominator")


@dataclass
class Place:
    """A figure or section that two people have open, with what each of them sends."""

    row: Figure | Narrative
    address: str
    saved: list[str] = field(default_factory=list)

    def sent(self, said: str) -> dict[str, str]:
        version = str(len(self.saved))
        if isinstance(self.row, Narrative):
            return {"version": version, "text": said}
        name = f"f{self.row.pk}"
        return {f"{name}-version": version, **{f"{name}-{one}": said for one in TYPED if self.has(one)}}

    def has(self, name: str) -> bool:
        return isinstance(self.row, Figure) and (name == "numerator" or self.row.indicator.kind == "ratio")

    def stands(self) -> str:
        self.row.refresh_from_db()
        return self.row.text if isinstance(self.row, Narrative) else str(int(self.row.numerator or 0))

    def trace(self) -> list[str]:
        """Every writing of it, in order."""
        if isinstance(self.row, Narrative):
            return list(NarrativeRevision.objects.filter(narrative=self.row).values_list("text", flat=True))
        found = FigureRevision.objects.filter(figure=self.row).values_list("numerator", flat=True)
        return [str(int(one)) for one in found]


def places(submission: Submission) -> Iterator[Place]:
    """A figure and a section by turns."""
    pk = submission.pk
    own = Figure.objects.filter(period=submission.period, agency=submission.agency).select_related("indicator")
    figures = [Place(one, reverse("figure-save", args=[pk, one.pk])) for one in own]
    sections = [Place(one, reverse("section", args=[pk, one.pk])) for one in submission.narratives.all()]
    return (place for pair in zip(cycle(figures), cycle(sections), strict=False) for place in pair)


def save(client: Client, place: Place, said: str, together: Barrier) -> tuple[int, str]:
    try:
        together.wait(60)
        answer = client.post(place.address, place.sent(said), headers={"HX-Request": "true"})
        return answer.status_code, answer.content.decode()
    finally:
        connections.close_all()


def test_one_of_each_pair_wins_and_the_other_is_shown_the_conflict() -> None:
    call_command("load_plan", str(PLAN_52), stdout=io.StringIO())
    call_command("open_period", "2024-6T", stdout=io.StringIO())
    submission = Submission.objects.select_related("agency", "period__plan__consolidated_by").get(agency__code="CAT")
    accounts = [(Role.FOCAL_POINT, submission.agency), (Role.SPECIALIST, submission.period.plan.consolidated_by)]
    clients = [as_(open_account(role, agency)) for role, agency in accounts]
    visited: dict[str, Place] = {}
    with ThreadPoolExecutor(2) as pool:
        for number, place in enumerate(islice(places(submission), PAIRS)):
            said, together = [str(1000 + 2 * number), str(1001 + 2 * number)], Barrier(2)
            saves = [pool.submit(save, client, place, one, together) for client, one in zip(clients, said, strict=True)]
            answers = [one.result() for one in saves]
            assert sorted(status for status, _ in answers) == [200, 409], (place.address, number)
            winner = said[[status for status, _ in answers].index(200)]
            assert "data-conflict" in next(body for status, body in answers if status == 409)
            assert place.stands() == winner, "what the first one wrote stands"
            place.saved.append(winner)
            visited[place.address] = place
    assert sum(len(place.saved) for place in visited.values()) == PAIRS
    for place in visited.values():
        assert place.row.version == len(place.saved)
        assert place.trace() == place.saved, "every writing left its trace, and nothing else did"
