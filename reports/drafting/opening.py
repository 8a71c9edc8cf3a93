"""Opening the desk of a period: headings begin with what the results say, not with what the agencies wrote.

Save where the desk is opened to correct a report that was issued without one: it begins with what that prints.
"""

from django.db import transaction

from agencies.models import User
from hauggiang_pcmd.lib.refusal import Refused
from plans.models import ReportingPeriod
from reports.consolidation.headings import followed
from reports.drafting.changing import NOT_YOURS, add, may_draft, require_open
from reports.drafting.said import Said, said_in
from reports.drafting.taking import take_over_as_printed
from reports.issuing.current import current_document
from reports.models import Draft, DraftParagraph, DraftSource, DraftWay, Submission

NOTHING_ACCEPTED = "Chưa có báo cáo nào được tiếp nhận; dự thảo mở được từ báo cáo đầu tiên."


def draft_of(period: ReportingPeriod) -> Draft | None:
    """The period's draft of the consolidated report, or None where the desk was not opened."""
    return Draft.objects.filter(period=period).consolidated().first()


@transaction.atomic
def reopen_draft(period: ReportingPeriod, *, by: User) -> Draft:
    """For a document that replaces the issued one; until that is issued too. Refused while nothing is issued.

    Where it was issued without a draft, one is made that says what the report prints without it: else the replacement
    would lose every agency's words.
    """
    if not may_draft(period, by):
        raise Refused(NOT_YOURS)
    issued = current_document(period)
    if issued is None:
        raise Refused("Kỳ này chưa có báo cáo đã phát hành để sửa.")
    draft = draft_of(period) or _opened(period, said_in(period), by, with_words=True)
    draft.reopened_for = issued
    draft.save(update_fields=["reopened_for"])
    return draft


def open_draft(period: ReportingPeriod, *, by: User) -> Draft:
    """The period's draft, made where there is none yet. Refused before the first return is accepted."""
    require_open(period, by)
    if (found := draft_of(period)) is not None:
        return found
    return _opened(period, said_in(period, with_words=False), by)


@transaction.atomic
def _opened(period: ReportingPeriod, said: Said, by: User, *, with_words: bool = False) -> Draft:
    """Two people who open it at once get the same draft, filled once."""
    if not Submission.objects.filter(period=period).accepted().exists():
        raise Refused(NOTHING_ACCEPTED)
    draft, made = Draft.objects.get_or_create(period=period, defaults={"opened_by": by})
    if not made:
        return draft
    found = [
        DraftParagraph(draft=draft, heading=heading.key, position=place, text=text, follows=follows)
        for heading in said.headings
        for place, (follows, text) in enumerate(followed(heading), 1)
    ]
    kept = add(found, DraftWay.RESULTS, by=by)
    DraftSource.objects.bulk_create(DraftSource(paragraph=one, key=one.follows) for one in kept)
    if with_words:
        take_over_as_printed(draft, said, by=by)
    return draft
