"""The plan, its file, its hotspots and its days off."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from agencies.models import Locality
from reports.models import Holiday
from tests.permissions.rows import Address, Arguments, Body, about_none, of_plan
from tests.permissions.world import UNKNOWN, World, plan_file_of

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
plan
  here                          200/405  200/405  200/405  200/405  200/405  200/405  404/405  404/405  404/405
  elsewhere                     404/405  404/405  404/405  404/405  200/405  200/405  200/405  200/405  200/405
  unknown                       404/405  404/405  404/405  404/405  404/405  404/405  404/405  404/405  404/405
plan-files
  –                             403      403      403      403      403      200/done 403      403      403
plan-file
  checked                       403      403      403      403      403      200/done 403      403      403
  loaded                        403      403      403      403      403      200/409  403      403      403
  unknown                       403      403      403      403      403      404      403      403      403
plan-history
  here                          200/405  200/405  200/405  200/405  200/405  200/405  404/405  404/405  404/405
  elsewhere                     404/405  404/405  404/405  404/405  200/405  200/405  200/405  200/405  200/405
  unknown                       404/405  404/405  404/405  404/405  404/405  404/405  404/405  404/405  404/405
hotspots
  here                          403      403      200/done 403      403      403      403      404      403
  elsewhere                     403      403      404      403      403      403      403      200/done 403
  unknown                       403      403      404      403      403      403      403      404      403
holidays
  here                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
holiday-add
  here                          403      403      200/done 403      403      403      403      404      403
  elsewhere                     403      403      404      403      403      403      403      200/done 403
  unknown                       403      403      404      403      403      403      403      404      403
holidays-fill
  here                          403      403      200/done 403      403      403      403      404      403
  elsewhere                     403      403      404      403      403      403      403      200/done 403
  unknown                       403      403      404      403      403      403      403      404      403
holiday
  here                          403      403      200/done 403      403      403      403      404      403
  elsewhere                     403      403      404      403      403      403      403      200/done 403
  here, of elsewhere            403      403      404      403      403      403      403      404      403
  unknown                       403      403      404      403      403      403      403      404      403
"""


def _holiday(world: World, row: str) -> Arguments:
    """A day of the plan's list: `here, of elsewhere` names a plan and a day on another's list."""
    outer, _, inner = row.partition(", of ")
    listed = Holiday.objects.filter(plan__code=world.plans[inner or outer]).first()
    return {"code": world.plans[outer], "pk": listed.pk if listed else UNKNOWN}


def _places(world: World, row: str) -> dict[str, Any]:
    found = Locality.objects.filter(register__plan__code=world.plans[row], children=None)
    return {"dia_ban": [place.code for place in found[:3]]}


def _plan_file(world: World, row: str) -> dict[str, Any]:
    return {name: SimpleUploadedFile(*file) for name, file in plan_file_of().items()}


ARGUMENTS: dict[str, Address] = {
    "plan-files": about_none,
    "plan-file": lambda world, row: {"pk": world.uploads[row]},
    **dict.fromkeys(("plan", "plan-history", "hotspots", "holidays", "holiday-add"), of_plan),
    "holidays-fill": lambda world, row: {"code": world.plans[row], "year": 2031},
    "holiday": _holiday,
}
BODIES: dict[str, Body] = {
    "hotspots": _places,
    "plan-files": _plan_file,
    "holiday-add": lambda world, row: {"day": "05/06/2031", "name": "Nghỉ bão", "kind": "off"},
    "holiday": lambda world, row: {"remove": "1"},
}
