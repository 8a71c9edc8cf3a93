"""A document's content in the frame of another kind: letterhead, addressees, titles and ending of its template."""

from dataclasses import replace

from plans.models import ReportingPeriod
from reports.document import OfficialDocument, Part
from reports.models import DocumentKind
from reports.templating import Template, form_for


def framed(
    document: OfficialDocument, period: ReportingPeriod, kind: DocumentKind, *, about: str = ""
) -> OfficialDocument:
    """The same findings as a document of the kind; one query. `about` is its subject where it is another."""
    form = form_for(period, kind, about=about).punctuated()
    subject = about or document.subject
    return replace(
        document,
        title=f"Báo cáo {subject}",
        letterhead=form.letterhead(period.department_due.year),
        subject=subject,
        addressees=form.addressees,
        preamble=form.preamble,
        parts=retitled(document.parts, form),
        closing=form.closing,
        signature=form.awaiting(),
        recipients=form.copies,
    )


def retitled(parts: tuple[Part, ...], form: Template) -> tuple[Part, ...]:
    """The parts with the titles that the template gives them; those that it does not name keep theirs."""
    return tuple(replace(part, title=_title(part, form), children=retitled(part.children, form)) for part in parts)


def _title(part: Part, form: Template) -> str:
    if not part.key or not form.has(part.key):
        return part.title
    title = form.heading(part.key)
    return title.upper() if part.level == 1 else title


def with_paragraphs(parts: tuple[Part, ...], said: dict[str, tuple[str, ...]]) -> tuple[Part, ...]:
    """The parts with other words of the issuer's own under the headings of these keys."""
    return tuple(
        replace(
            part,
            paragraphs=said.get(part.key, part.paragraphs),
            contributions=() if part.key in said else part.contributions,
            children=with_paragraphs(part.children, said),
        )
        for part in parts
    )
