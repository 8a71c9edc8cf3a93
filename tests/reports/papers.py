"""A paper that came for a return, registered without its scan being judged: that takes a process of its own."""

import datetime

from agencies.models import User
from reports.evidence import files
from reports.models import Evidence, PaperReturn, Submission

SIGNER, POSITION, NUMBER = "Trần Thị Mai", "Phó Giám đốc", "45/BC-UBND"


def with_paper(submission: Submission, by: User, received_on: datetime.date | None = None) -> PaperReturn:
    day = received_on or submission.period.data_to
    scan = Evidence.objects.create(
        submission=submission, name="quet.pdf", kind="pdf", size=1, digest="", stored=files.put(b"x"), attached_by=by
    )
    return PaperReturn.objects.create(
        submission=submission,
        signer_name=SIGNER,
        signer_position=POSITION,
        number=NUMBER,
        dated=day,
        received_on=day,
        scan=scan,
        entered_by=by,
        entered_at=submission.period.opened_at,
    )
