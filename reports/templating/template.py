"""A template as one frozen value: letterhead, headings and ending of a kind of document, with placeholders."""

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from reports.document import Letterhead, Signature
from reports.models.document_kinds import DocumentKind

ARCHIVE = "Lưu: "


@dataclass(frozen=True)
class TemplateName:
    """Which template of a plan: the kind of document and, for agencies' own reports, the kind of agency."""

    kind: DocumentKind
    agency_kind: str = ""


@dataclass(frozen=True)
class Template:
    """What surrounds the findings of a document. Texts may hold placeholders: `{ke_hoach}`, see `placeholders`.

    As in `OfficialDocument` the signs of the form are not repeated: no capitals, dashes, "./." or "Kính gửi:".
    `issuer` may have a break where its line is to be broken; `headings` are titles by key in the form's order;
    `archive` is what follows "Lưu:".
    """

    superior: str
    issuer: str
    symbol: str
    place: str
    addressees: tuple[str, ...]
    legal_basis: tuple[str, ...]
    opening: str
    headings: tuple[tuple[str, str], ...]
    closing: str
    signature: tuple[str, ...]
    recipients: tuple[str, ...]
    archive: str

    def heading(self, key: str) -> str:
        """The title of a heading; KeyError for one that this kind of document has not."""
        return dict(self.headings)[key]

    def has(self, key: str) -> bool:
        return any(key == one for one, _ in self.headings)

    @property
    def preamble(self) -> tuple[str, ...]:
        """Everything above the first heading: each legal basis with its sign, and the opening sentence."""
        last = len(self.legal_basis)
        basis = tuple(f"{one}{'.' if place == last else ';'}" for place, one in enumerate(self.legal_basis, 1))
        return (*basis, self.opening)

    @property
    def copies(self) -> tuple[str, ...]:
        """The lines under `Nơi nhận:`, the archive last."""
        return (*self.recipients, f"{ARCHIVE}{self.archive}")

    def punctuated(self) -> "Template":
        """With the signs of the form typed out, for a document that pages print as it is."""
        return dataclasses.replace(
            self,
            addressees=tuple(f"{one}." for one in self.addressees),
            closing=f"{self.closing}./.",
            recipients=tuple(f"{one};" for one in self.recipients),
            archive=f"{self.archive}.",
        )

    def letterhead(self, year: int) -> Letterhead:
        """The head of a document; number and day are the clerk's."""
        return Letterhead(self.superior.upper(), self.issuer.upper(), self.symbol, self.place, year=year)

    def awaiting(self) -> Signature:
        """Whose signature it waits for; the name is never the portal's to give."""
        return Signature(self.signature)

    def canonical_json(self) -> str:
        """The content in one unambiguous spelling."""
        content = {**dataclasses.asdict(self), "headings": dict(self.headings)}
        return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_template(content: str, start: Template) -> Template:
    """The template that `canonical_json` spelled; what it does not know yet is as in `start`.

    Headings keep the form's order, whatever order they were written in; those that the form has no more are left out.
    """
    kept: dict[str, Any] = json.loads(content)
    titles = kept.pop("headings", {})
    known = {field.name for field in dataclasses.fields(Template)}
    texts: dict[str, Any] = {
        name: tuple(text) if isinstance(text, list) else text for name, text in kept.items() if name in known
    }
    headings = tuple((key, titles.get(key, title)) for key, title in start.headings)
    return dataclasses.replace(start, **texts, headings=headings)
