"""A period whose desk is open, and what agencies wrote for it."""

import re

from django.http import HttpResponse
from django.test import Client

from agencies.models import User
from plans.models import ReportingPeriod
from reports.consolidation import consolidate
from reports.document import Part
from reports.drafting.opening import open_draft
from reports.drafting.said import Said, said_in
from reports.drafting.writing import write_new
from reports.models import Draft, DraftParagraph, Narrative, NarrativeRevision
from reports.reviewing.returned import WHOLE
from reports.workflow import Action, take
from reports.writing import write
from tests.entry_rounds import read
from tests.reports.rounds import return_of
from tests.reports.seen import focal_point_of, leader_of, specialist_of
from tests.rewriting import rewrite

LEADERSHIP = "leadership"


def wrote(period: ReportingPeriod, agency: str, text: str, key: str = LEADERSHIP) -> Narrative:
    """The agency's section with its revision, in the return as it stands."""
    section = return_of(period, agency).narratives.filter(key=key)
    rewrite(section, text=text)
    found = section.get()
    NarrativeRevision.objects.create(
        narrative=found, version=found.version, text=text, by=focal_point_of(period, agency)
    )
    return found


def write_again(period: ReportingPeriod, agency: str, text: str, key: str = LEADERSHIP) -> None:
    """The return is reopened, the section written anew, and accepted again by somebody else."""
    submission, author = return_of(period, agency), focal_point_of(period, agency)
    take(Action.REOPEN, submission, by=leader_of(period), reason="Bổ sung nội dung.", back=WHOLE)
    write(submission.narratives.get(key=key), text, by=author)
    take(Action.SUBMIT, return_of(period, agency), by=User.objects.operator())
    take(Action.ACCEPT, return_of(period, agency), by=leader_of(period))


def opened(period: ReportingPeriod) -> Draft:
    return open_draft(period, by=specialist_of(period))


def texts(draft: Draft, heading: str = LEADERSHIP) -> list[str]:
    """What stands under the heading, in its order."""
    return [one.text for one in under(draft, heading)]


def under(draft: Draft, heading: str = LEADERSHIP) -> list[DraftParagraph]:
    return list(draft.paragraphs.standing().filter(heading=heading))


def said(draft: Draft) -> Said:
    return said_in(draft.period)


def part(period: ReportingPeriod, key: str) -> Part:
    """What the report prints under the heading."""
    return next(one for one in consolidate(period).all_parts() if one.key == key)


# --- On the screen


def address(period: ReportingPeriod, what: str = "") -> str:
    return f"/tong-hop/{period.pk}/soan-thao/{what}"


def sent(page: HttpResponse, deed: str, **changes: str) -> dict[str, object]:
    """What the form of the page sends by that button."""
    return {**read(page).sent, **changes, "viec": deed}


def press(client: Client, period: ReportingPeriod, deed: str, key: str = LEADERSHIP, **changes: str) -> HttpResponse:
    where = address(period, f"muc/{key}/")
    return client.post(where, sent(client.get(where), deed, **changes), follow=True)


def save(client: Client, paragraph: DraftParagraph, text: str, stand: str = "1|{}", **more: str) -> HttpResponse:
    return client.post(
        address(paragraph.draft.period, f"doan/{paragraph.pk}/"),
        {f"p{paragraph.pk}-text": text, f"p{paragraph.pk}-stand": stand, **more},
        headers={"HX-Request": "true"},
    )


def written(draft: Draft, text: str = "Lời đầu.") -> DraftParagraph:
    return write_new(draft, LEADERSHIP, text, by=specialist_of(draft.period), said=said(draft))


def stand_of(answer: HttpResponse, paragraph: DraftParagraph) -> str:
    (value,) = re.findall(rf'name="p{paragraph.pk}-stand" value="([^"]*)"', answer.content.decode())
    return value.replace("&quot;", '"')
