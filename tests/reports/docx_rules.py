"""The rules of form for the Word file, each one assertion on the file (Nghị định 30/2020/NĐ-CP; ECMA-376)."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from lxml import etree

from reports.document import Annex, OfficialDocument, Table
from reports.renderers.narrative import narrative


class ReadDocx:
    """What came out for `document`."""

    def __init__(self, document: OfficialDocument, data: bytes, *, draft: bool) -> None:
        self.document, self.data, self.draft = document, data, draft
        self.word = docx.Document(io.BytesIO(data))

    @cached_property
    def files(self) -> dict[str, bytes]:
        """What the package holds."""
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            return {name: package.read(name) for name in package.namelist()}

    @cached_property
    def trees(self) -> dict[str, Any]:
        return {name: etree.fromstring(data) for name, data in self.files.items() if name.endswith((".xml", ".rels"))}

    @property
    def letterhead(self) -> WordTable:
        return self.word.tables[0]

    @property
    def ending(self) -> WordTable:
        return self.word.tables[1]

    @property
    def annex_tables(self) -> list[WordTable]:
        return self.word.tables[2:]

    @cached_property
    def contents(self) -> list[Table]:
        return [table for annex in self.document.annexes for table in annex.tables]

    @cached_property
    def text(self) -> list[Paragraph]:
        """The paragraphs of the report itself, without those that carry lines and sections."""
        names = {style for block in narrative(self.document) for style in (block.style,)}
        assert names
        return [one for one in self.word.paragraphs if one.style.name in TEXT_STYLES]

    def styled(self, name: str) -> list[Paragraph]:
        return [one for one in self.word.paragraphs if one.style.name == name]

    def annex_of(self, place: int) -> Annex:
        return self.document.annexes[place]


TEXT_STYLES = {"Đoạn văn", "Nhiệm vụ", "Heading 1", "Heading 2", "Heading 3"}
Check = Callable[[ReadDocx], None]


@dataclass(frozen=True)
class DocxRule:
    sentence: str
    check: Check


DOCX_RULES: list[DocxRule] = []


def rule(sentence: str) -> Callable[[Check], Check]:
    """Registers what a Word file must satisfy under the sentence that says it."""

    def register(check: Check) -> Check:
        DOCX_RULES.append(DocxRule(sentence, check))
        return check

    return register


def cells(table: WordTable) -> Iterator[list[Any]]:
    """The cells of each row as elements: quicker than asking python-docx for thousands."""
    for row in table._tbl.iter(qn("w:tr")):
        yield list(row.iter(qn("w:tc")))


def words_of(element: Any) -> str:
    return "".join("\n" if one.tag == qn("w:br") else one.text or "" for one in element.iter(qn("w:t"), qn("w:br")))


def value(element: Any, path: str, attribute: str = "w:val") -> str | None:
    """The attribute of a descendant, `w:tcPr/w:gridSpan`; None where there is none."""
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn(attribute))
