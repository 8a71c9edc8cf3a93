"""How long it takes to save one figure or one section, as the page does when it is left."""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from itertools import count

from tests.performance.service import Service

VERSION = re.compile(rb'name="[^"]*version" value="([0-9]+)"')


@dataclass
class Place:
    """One figure or section with one person before it: what is typed is another number each time."""

    service: Service
    cookies: Mapping[str, str]
    path: str
    version_name: str
    version: int
    typed: Mapping[str, str]

    def seconds(self, number: int) -> float:
        """Of one save; `{}` in what is typed stands for the number."""
        said = {name: text.format(number) for name, text in self.typed.items()}
        form = {"csrfmiddlewaretoken": self.cookies["csrftoken"], self.version_name: str(self.version), **said}
        answer = self.service.ask("POST", self.path, self.cookies, form, {"HX-Request": "true"})
        assert answer.status == HTTPStatus.OK, f"{self.path} answers {answer.status}"
        found = VERSION.search(answer.content)
        assert found, f"{self.path} tells no version"
        assert int(found[1]) == self.version + 1, f"{self.path} wrote nothing"
        self.version += 1
        return answer.seconds


@dataclass
class Saves:
    """Several places: one for each of those who save at the same time."""

    name: str
    places: Sequence[Place]

    def __post_init__(self) -> None:
        self._numbers = count(1)

    def seconds(self, *, clients: int, each: int) -> list[float]:
        """How long every save took, `clients` of them at a time, each at a place of their own."""

        def at(place: Place) -> list[float]:
            return [place.seconds(next(self._numbers)) for _ in range(each)]

        if clients == 1:
            return at(self.places[0])
        with ThreadPoolExecutor(clients) as pool:
            return [seconds for found in pool.map(at, self.places[:clients]) for seconds in found]
