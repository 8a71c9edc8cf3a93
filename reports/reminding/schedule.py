"""On which days an agency is reminded by itself. Pure: days go in, a day comes out."""

import datetime

BEFORE, AFTER = (7, 1), (1, 3, 7)
STEPS = (*(-days for days in BEFORE), *AFTER)
"""Days from the due day."""

HEAD_FROM = 3
"""From so many days after the due day the agency's head is written to as well."""

CATCH_UP = 1
"""So many days later a step that no timer ran on is still made good; after that the next step comes soon enough."""


def step_due(due: datetime.date, today: datetime.date, last: datetime.date | None) -> bool:
    """Whether a step has come and nobody has reminded the agency since, by itself or by hand."""
    steps = (due + datetime.timedelta(days=days) for days in STEPS)
    come = [day for day in steps if day <= today <= day + datetime.timedelta(days=CATCH_UP)]
    return bool(come) and (last is None or last < max(come))
