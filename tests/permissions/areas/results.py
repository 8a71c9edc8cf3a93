"""Results of a period, and the documents they make."""

from tests.permissions.rows import Address, Arguments, Body, file_of, of_period
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
results
  open                          403/405  403/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405
  closed                        403/405  403/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405
  unopened                      403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  issued elsewhere              403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
results-indicator
  open                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  open, unknown                 403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  open, of elsewhere            403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  unopened                      403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
consolidated
  open                          403/405  403/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405
  closed                        403/405  403/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405
  unopened                      403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  issued elsewhere              403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
consolidated-file
  open, xlsx                    403/405  403/405  200/405  200/405  404/405  403/405  403/405  404/405  404/405
  open, html                    403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  issued elsewhere, pdf         403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  elsewhere, xlsx               403/405  403/405  404/405  404/405  404/405  403/405  403/405  200/405  200/405
  unknown, pdf                  403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
further-file
  open, bao-cao-bo, xlsx        403/405  403/405  200/405  200/405  404/405  403/405  403/405  404/405  404/405
  open, tom-tat, docx           403/405  403/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405
  open, tom-tat, xlsx           403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  open, tong-ket, xlsx          403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  open, tong-hop, xlsx          403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  unopened, tom-tat, docx       403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  unknown, tom-tat, docx        403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
"""


def _indicator(world: World, row: str) -> Arguments:
    """`open, unknown`: an indicator that the plan of that period does not have."""
    period, _, other = row.partition(", ")
    codes = {"": "A1" if "elsewhere" in period else "CT5.1", "unknown": "KHONG", "of elsewhere": "A1"}
    return {"pk": world.periods[period], "code": codes[other]}


def _further(world: World, row: str) -> Arguments:
    period, kind, layout = row.split(", ")
    return {"pk": world.periods[period], "kind": kind, "format": layout}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("results", "consolidated"), of_period),
    "results-indicator": _indicator,
    "consolidated-file": file_of(lambda world: world.periods),
    "further-file": _further,
}
BODIES: dict[str, Body] = {}
