"""Reading a plan file (shared form, schema 1): everything in it, checked, or every problem at once."""

import datetime
from pathlib import Path

from hauggiang_pcmd.lib.number_messages import shown
from hauggiang_pcmd.lib.refusal import Refused
from plans.planfile_agencies import Directory, read_groups
from plans.planfile_calendar import read_reporting
from plans.planfile_document import read_document, read_readings, read_sections
from plans.planfile_entries import Entry, Log, Node, kind_of, nearest
from plans.planfile_localities import read_localities
from plans.planfile_measures import Measures
from plans.planfile_values import LocalityRow, PlanFile, SectionEntry
from plans.planfile_yaml import read_tree

SCHEMA = 1
KEYS = (
    *("schema", "plan", "localities", "reporting", "groups", "sections", "indicators", "statistics", "readings"),
    "hotspots",
)


def read_plan(path: Path) -> PlanFile:
    """The whole plan file and the localities file beside it.

    Raises Refused with one Vietnamese sentence for every problem of both files, each with file, line and key.
    """
    tree = read_tree(path)
    log = Log(path.name, tree)
    entry = Node(log, tree.root).entry(KEYS)
    if not entry.usable:
        raise Refused(*log.problems)
    for keys, sentence in tree.problems:
        log.say(keys, _label(keys), sentence)
    reader = _Reader(path, entry)
    plan = reader.read()
    if log.problems or reader.locality_problems:
        raise Refused(*log.problems, *reader.locality_problems)
    return plan


def _label(keys: tuple[str | int, ...]) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")


class _Reader:
    """Reads the parts in the order in which they need one another."""

    def __init__(self, path: Path, entry: Entry) -> None:
        self.path, self.entry = path, entry
        self.locality_problems: list[str] = []
        self.as_of = datetime.date.min

    def read(self) -> PlanFile:
        self._schema()
        document = read_document(self.entry.need("plan"))
        localities = self._localities(self.entry.need("localities"))
        codes = {row.code for row in localities} or None
        groups = read_groups(self.entry.need("groups"), codes)
        directory = Directory(groups)
        reporting = read_reporting(self.entry.need("reporting"), document, directory)
        sections = read_sections(self.entry.need("sections"), directory.numbers or None)
        measures = Measures(directory, self._targets(sections), reporting if self.entry.has("reporting") else None)
        return PlanFile(
            document=document,
            localities=localities,
            localities_as_of=self.as_of,
            reporting=reporting,
            groups=groups,
            sections=sections,
            indicators=measures.indicators(self.entry.need("indicators")),
            statistics=measures.statistics(self.entry.maybe("statistics")),
            readings=read_readings(self.entry.maybe("readings")),
            hotspots=self._hotspots(codes) if "hotspots" in self.entry.mapping else None,
        )

    def _schema(self) -> None:
        node = self.entry.need("schema")
        if self.entry.has("schema") and (node.value != SCHEMA or isinstance(node.value, bool)):
            node.wrong(f"phiên bản mẫu phải là số {SCHEMA}, đang là {kind_of(node.value)}")

    def _localities(self, node: Node) -> tuple[LocalityRow, ...]:
        entry = node.entry(("file", "as_of"))
        self.as_of = entry.need("as_of").day() or datetime.date.min
        name = entry.need("file").text(200)
        if not name:
            return ()
        if Path(name).name != name or name in (".", ".."):
            entry.maybe("file").wrong(f"“{shown(name)}” phải là tên một tệp nằm cạnh tệp kế hoạch, không có đường dẫn")
            return ()
        try:
            rows, self.locality_problems = read_localities(self.path.parent / name)
        except Refused as refused:
            self.locality_problems = refused.problems
            return ()
        return rows

    def _targets(self, sections: tuple[SectionEntry, ...]) -> set[str] | None:
        if not self.entry.has("sections"):
            return None
        return {target.number for top in sections for section in top.walk() for target in section.targets}

    def _hotspots(self, codes: set[str] | None) -> tuple[str, ...]:
        found: list[str] = []
        for node in self.entry.maybe("hotspots").items():
            code = node.written_number(20)
            if code and codes is not None and code not in codes:
                node.wrong(f"mã địa bàn “{shown(code)}” không có trong tệp địa bàn{nearest(code, codes)}")
            elif code in found:
                node.wrong(f"địa bàn “{code}” đứng hai lần trong danh sách")
            elif code:
                found.append(code)
        return tuple(found)


__all__ = ["PlanFile", "read_plan"]
