"""Evidence as pages show it: under the figure or the section that it proves, in one query a return."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from django.urls import reverse

from agencies.models import User
from hauggiang_pcmd.lib.dates import format_moment
from hauggiang_pcmd.lib.number_format import format_number
from indicators.revisions import author
from reports.evidence.keeping import may_read
from reports.models import Evidence, Narrative, Submission

MB = 1024 * 1024
WHOLE = "Cả báo cáo"


@dataclass(frozen=True)
class Attached:
    """One file. `removed` says who took it off and when, empty while attached; `url` is empty where it is erased."""

    pk: int
    name: str
    facts: str
    digest: str
    who: str
    removed: str
    url: str
    remove_url: str


@dataclass(frozen=True)
class Attachments:
    """What is attached to one return, by the id of figure or section; `taken_off` has no place any more."""

    of_figures: dict[int, list[Attached]] = field(default_factory=dict)
    of_sections: dict[int, list[Attached]] = field(default_factory=dict)
    of_whole: list[Attached] = field(default_factory=list)
    taken_off: list[Attached] = field(default_factory=list)
    count: int = 0
    size: int = 0


def attachments_of(submission: Submission, user: User) -> Attachments:
    """All evidence of a return as this person may see it."""
    figures: dict[int, list[Attached]] = defaultdict(list)
    sections: dict[int, list[Attached]] = defaultdict(list)
    whole: list[Attached] = []
    taken_off: list[Attached] = []
    rows = list(submission.evidence.select_related("attached_by", "removed_by"))
    file_url, remove_url = (reverse(name, args=[submission.pk, 0]) for name in ("evidence-file", "evidence-remove"))
    for one in rows:
        shown = _shown(one, user, file_url, remove_url)
        if one.removed_at is not None:
            taken_off.append(shown)
        elif one.figure_id is not None:
            figures[one.figure_id].append(shown)
        elif one.narrative_id is not None:
            sections[one.narrative_id].append(shown)
        else:
            whole.append(shown)
    attached = [one for one in rows if one.removed_at is None]
    return Attachments(
        dict(figures), dict(sections), whole, taken_off, len(attached), sum(one.size for one in attached)
    )


def _shown(one: Evidence, user: User, file_url: str, remove_url: str) -> Attached:
    removed = ""
    if one.removed_by is not None and one.removed_at is not None:
        fate = "tệp của bản đã gửi vẫn được giữ" if one.stored else "tệp chưa từng gửi, đã xóa"
        removed = f"{author(one.removed_by)} gỡ lúc {format_moment(one.removed_at)}; {fate}"
    return Attached(
        pk=one.pk,
        name=one.name,
        facts=f"{one.get_kind_display()}, {size_words(one.size)}",
        digest=one.digest,
        who=f"{author(one.attached_by)}, {format_moment(one.attached_at)}",
        removed=removed,
        url=_numbered(file_url, one.pk) if may_read(one, user) else "",
        remove_url=_numbered(remove_url, one.pk),
    )


def _numbered(pattern: str, pk: int) -> str:
    return pattern.replace("/0/", f"/{pk}/")


def size_words(size: int) -> str:
    """`12 KB`, `1,4 MB`; never 0."""
    return f"{format_number(Fraction(size, MB), 1)} MB" if size >= MB else f"{max(round(size / 1024), 1)} KB"


def beside_words(sections: Iterable[Narrative], found: Attachments) -> list[tuple[str, list[Attached]]]:
    """What is attached to the words of a return and to the return as a whole, by place."""
    named = [(one.heading, found.of_sections.get(one.pk, [])) for one in sections]
    return [(heading, files) for heading, files in [*named, (WHOLE, found.of_whole)] if files]
