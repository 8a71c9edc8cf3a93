"""The groups and agencies of a plan file, and the lists that name them by code or as `group-12`."""

import re
from dataclasses import dataclass
from functools import cached_property

from hauggiang_pcmd.lib.number_messages import shown
from plans.planfile_entries import Node, nearest
from plans.planfile_values import AgencyEntry, AgencyList, Group

AGENCY_KINDS = ("department", "police", "media", "judiciary", "mass_organisation", "district", "commune")
DUTIES = ("obliged", "requested")
AGENCY_KEYS = ("code", "name", "symbol", "kind", "duty", "locality", "consolidates")
_GROUP = re.compile(r"group-([0-9]{1,3})")


@dataclass(frozen=True)
class Directory:
    """The agencies of the file in its order, by group; a list that cannot be looked up in it refuses the file."""

    groups: tuple[Group, ...]

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(agency.code for group in self.groups for agency in group.agencies if agency.code)

    @cached_property
    def numbers(self) -> set[int]:
        return {group.number for group in self.groups}

    def named(self, node: Node, *, empty: bool = True) -> AgencyList:
        """The agencies a list names, in plan order, each once."""
        written = tuple(item.text() for item in node.items(empty=empty))
        wanted: set[str] = set()
        for position, name in enumerate(written):
            wanted |= self._codes(node.at(position, name), name) if name else set()
        return AgencyList(written, tuple(code for code in self.codes if code in wanted))

    def known(self, node: Node, code: str) -> str:
        """One agency's code, said to be wrong where no group has it."""
        if code and self.groups and code not in self.codes:
            node.wrong(f"mã đơn vị “{shown(code)}” không có trong groups{nearest(code, self.codes)}")
        return code

    def _codes(self, node: Node, name: str) -> set[str]:
        match = _GROUP.fullmatch(name)
        if match is None:
            return {self.known(node, name)}
        number = int(match[1])
        if self.groups and number not in self.numbers:
            node.wrong(f"không có nhóm {number} trong groups")
        return {agency.code for group in self.groups if group.number == number for agency in group.agencies}


def read_groups(node: Node, localities: set[str] | None) -> tuple[Group, ...]:
    """The groups in the order of the file. `localities` are the codes that areas may have, None where not known."""
    return tuple(_group(item, localities) for item in node.items(empty=False))


def _group(node: Node, localities: set[str] | None) -> Group:
    entry = node.entry(("number", "heading", "agencies"))
    number = entry.need("number").integer(1, 999)
    entry.maybe("number").once("nhóm", str(number) if number else "")
    return Group(
        number=number,
        heading=entry.need("heading").text(),
        agencies=tuple(_agency(item, localities) for item in entry.need("agencies").items(empty=False)),
    )


def _agency(node: Node, localities: set[str] | None) -> AgencyEntry:
    entry = node.entry(AGENCY_KEYS, named="code")
    code = entry.need("code").code(20)
    entry.maybe("code").once("đơn vị", code)
    if _GROUP.fullmatch(code):
        entry.maybe("code").wrong(f"mã đơn vị “{code}” trùng với cách viết cả một nhóm")
    locality = entry.maybe("locality").written_number(20)
    if locality and localities is not None and locality not in localities:
        entry.maybe("locality").wrong(f"mã địa bàn “{locality}” không có trong tệp địa bàn")
    return AgencyEntry(
        code=code,
        name=entry.need("name").text(250),
        symbol=entry.need("symbol").text(30),
        kind=entry.need("kind").choice(AGENCY_KINDS, "loại đơn vị"),
        duty=entry.need("duty").choice(DUTIES, "trách nhiệm"),
        locality=locality,
        consolidates=entry.maybe("consolidates").flag(),
    )
