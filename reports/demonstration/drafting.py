"""The department's draft of the newest period in the demonstration, half done."""

from plans.models import Plan
from reports.demonstration.accounts import People
from reports.demonstration.data import demo_data
from reports.drafting.arranging import cut, merge
from reports.drafting.opening import open_draft
from reports.drafting.said import said_in
from reports.drafting.taking import take_over_all
from reports.drafting.writing import write, write_new
from reports.models import Draft, DraftParagraph


def draft_report(plan: Plan, people: People) -> None:
    """A specialist takes over, merges, rewrites, cuts and adds; the rest waits."""
    told, by = demo_data("drafting"), people.specialists[0]
    periods = plan.periods.select_related("plan__consolidated_by")
    period = next(one for one in periods if one.label == told["period"])
    draft, said = open_draft(period, by=by), said_in(period)
    for heading in told["take_over"]:
        take_over_all(draft, heading, by=by, said=said)
    merge(_under(draft, told["merge"])[0], by=by, said=said)
    write(_under(draft, told["rewrite"]["heading"])[1], told["rewrite"]["text"], by=by, said=said)
    cut(_under(draft, told["cut"])[-1], by=by)
    for one in told["write"]:
        write_new(draft, one["heading"], one["text"], by=by, said=said)


def _under(draft: Draft, heading: str) -> list[DraftParagraph]:
    return list(draft.paragraphs.standing().filter(heading=heading))
