"""The workbook of a return."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from reports.workbook.proposals import propose
from tests.permissions.rows import Address, Arguments, Body, inside, of_return
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
workbook
  own ready                     200/done 404      200/done 403      403      403      404      404      403
  own sent                      200/409  404      200/409  403      403      403      404      404      403
  own closed                    200/409  404      200/409  403      403      403      404      404      403
  stranger's sent               404      200/409  200/409  403      403      403      404      404      403
  untouched                     404      404      200/done 403      403      403      404      404      403
  elsewhere                     404      404      404      403      403      403      200/done 200/done 403
  unknown                       404      404      404      403      403      403      404      404      403
workbook-file
  own ready                     200/405  404/405  200/405  403/405  403/405  403/405  404/405  404/405  403/405
  own closed                    200/405  404/405  200/405  403/405  403/405  403/405  404/405  404/405  403/405
  stranger's sent               404/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405  403/405
  elsewhere                     404/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405  403/405
  unknown                       404/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405  403/405
workbook-upload
  own ready                     200/done 404      200/done 403      403      403      404      404      403
  own sent                      200/409  404      200/409  403      403      403      404      404      403
  elsewhere                     404      404      404      403      403      403      200/done 200/done 403
  own ready, of own sent        404      404      404      403      403      403      404      404      403
  stranger's sent, of own ready 404      404      404      403      403      403      404      404      403
  unknown                       404      404      404      403      403      403      404      404      403
workbook-copy
  own ready, goc                200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own ready, nhan-xet           200/405  404/405  200/405  403/405  403/405  403/405  404/405  404/405  404/405
  own ready, la                 404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  elsewhere, goc                404/405  404/405  404/405  404/405  403/405  403/405  200/405  200/405  200/405
  unknown, goc                  404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
"""

_upload = inside("upload", World.workbooks)


def _copy(world: World, row: str) -> Arguments:
    name, which = row.rsplit(", ", 1)
    return {**_upload(world, name), "which": which}


def _file(world: World, row: str) -> dict[str, Any]:
    return {"tep": SimpleUploadedFile("bao-cao.xlsx", world.workbook(row))}


def _seen(world: World, row: str) -> dict[str, Any]:
    """What the preview of the first workbook of the return carries."""
    found = world.workbooks(row.partition(", of ")[0])
    if not found:
        return {}
    submission, by = found[0].submission, found[0].uploaded_by
    return {"da-xem": propose(bytes(found[0].data), submission, by=by).digest}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("workbook", "workbook-file"), of_return),
    "workbook-upload": _upload,
    "workbook-copy": _copy,
}
BODIES: dict[str, Body] = {"workbook": _file, "workbook-upload": _seen}
