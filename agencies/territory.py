"""A register's localities held in memory: who lies within whom."""

import datetime
from collections import defaultdict

from agencies.models import Locality, Register


class Territory:
    """The localities of one register, read in one query."""

    def __init__(self, register: Register) -> None:
        self.localities = list(Locality.objects.filter(register=register).order_by("position"))
        self._below: dict[int | None, list[Locality]] = defaultdict(list)
        self._place: dict[int, int] = {}
        for place, locality in enumerate(self.localities):
            self._below[locality.parent_id].append(locality)
            self._place[locality.pk] = place

    def area(self, locality: Locality | None) -> list[Locality]:
        """The locality with all below it, in the register's order; without a locality the whole province."""
        if locality is None:
            return self.localities
        inside = {self._place[locality.pk]}
        waiting = [locality.pk]
        while waiting:
            below = [child.pk for child in self._below[waiting.pop()]]
            inside.update(map(self._place.__getitem__, below))
            waiting += below
        return [self.localities[place] for place in sorted(inside)]

    def communes(self, locality: Locality | None, on: datetime.date) -> list[Locality]:
        """The localities of an area with none below them that are in force on the day."""
        return [one for one in self.area(locality) if not self._below[one.pk] and in_force(one, on)]


def in_force(locality: Locality, on: datetime.date) -> bool:
    """Both days of a locality's validity are included; an empty bound is none."""
    return (locality.valid_from is None or locality.valid_from <= on) and (
        locality.valid_to is None or on <= locality.valid_to
    )
