"""Due days: who is late, reminding and letters, longer time, a single return opened again."""

import datetime
from typing import Any

from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_table
from reports.models import State, Submission
from tests.permissions.rows import Address, Body, file_of, of_period, of_return
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
reminding
  open                          403      403      200/done 200/done 403      403      403      404      404
  closed                        403      403      200/422  200/422  403      403      403      404      404
  unopened                      403      403      404      404      403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      200/done 200/done
  unknown                       403      403      404      404      403      403      403      404      404
letter
  open                          403      403      200/done 200/done 403      403      403      404      404
  closed                        403      403      200/422  200/422  403      403      403      404      404
  unopened                      403      403      404      404      403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      200/done 200/done
  unknown                       403      403      404      404      403      403      403      404      404
letter-made
  here                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
letter-file
  here, pdf                     403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  here, docx                    403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  here, xlsx                    403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  elsewhere, docx               403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown, pdf                  403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
overdue
  open                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  closed                        403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  unopened                      403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
extend
  own ready                     403      403      200/done 200/done 403      403      403      404      404
  own sent                      403      403      409      409      403      403      403      404      404
  own closed                    403      403      409      409      403      403      403      404      404
  stranger's sent               403      403      409      409      403      403      403      404      404
  untouched                     403      403      200/done 200/done 403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      200/done 200/done
  unknown                       403      403      404      404      403      403      403      404      404
open-alone
  own ready                     403      403      409      409      403      403      403      404      404
  own sent                      403      403      409      409      403      403      403      404      404
  own closed                    403      403      200/done 200/done 403      403      403      404      404
  stranger's sent               403      403      409      409      403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      409      409
  unknown                       403      403      404      404      403      403      403      404      404
"""


def _owing(world: World, row: str) -> dict[str, Any]:
    found = Submission.objects.filter(period=world.periods[row], state=State.DRAFT)
    return {"bao_cao": [one.pk for one in found], "don_vi": [one.agency_id for one in found]}


def _longer(world: World, row: str) -> dict[str, Any]:
    return {"until": format_date_table(today() + datetime.timedelta(days=9)), "reason": "Bổ sung số liệu."}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("reminding", "letter", "overdue"), of_period),
    "letter-made": lambda world, row: {"pk": world.letters[row]},
    "letter-file": file_of(lambda world: world.letters),
    **dict.fromkeys(("extend", "open-alone"), of_return),
}
BODIES: dict[str, Body] = {
    **dict.fromkeys(("reminding", "letter"), _owing),
    **dict.fromkeys(("extend", "open-alone"), _longer),
}
