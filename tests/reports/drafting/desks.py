"""A period whose desk is open, and what agencies wrote for it."""

from agencies.models import User
from plans.models import ReportingPeriod
from reports.drafting.opening import open_draft
from reports.drafting.said import Said, said_in
from reports.models import Draft, DraftParagraph, Narrative, NarrativeRevision
from reports.reviewing.returned import WHOLE
from reports.workflow import Action, take
from reports.writing import write
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
