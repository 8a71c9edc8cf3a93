"""What lies beside the figures and words of a return: evidence, difficulties, secret parts, paper."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from hauggiang_pcmd.lib.dates import format_date_table
from tests.evidence_files import docx, pdf
from tests.permissions.rows import Address, Body, about_none, inside, of_return
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
outside
  own ready                     200/422  404      200/422  200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  untouched                     404      404      200/done 200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/403
  unknown                       404      404      404      404      403      403      404      404      404
paper
  own ready                     403      403      200/done 403      403      403      403      404      403
  own sent                      403      403      200/409  403      403      403      403      404      403
  elsewhere                     403      403      404      403      403      403      403      200/done 403
  unknown                       403      403      404      403      403      403      403      404      403
difficulties
  –                             200/405  200/405  200/405  200/405  403/405  403/405  200/405  200/405  200/405
difficulty-new
  –                             200/done 200/done 403      403      403      403      200/done 403      403
difficulty
  own                           200/done 404      200/done 200/done 403      403      404      404      404
  stranger's                    404      200/done 200/done 200/done 403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/done
  unknown                       404      404      404      404      403      403      404      404      404
evidence
  own ready                     200/done 404      200/done 200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  own closed                    200/409  404      200/409  200/403  403      403      404      404      404
  stranger's sent               404      200/409  200/409  200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/403
  unknown                       404      404      404      404      403      403      404      404      404
evidence-file
  own ready                     200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own sent                      200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own ready, of own sent        404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  stranger's sent, of own ready 404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  unknown                       404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
evidence-remove
  own ready                     200/done 404      200/done 200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  own ready, of own sent        404      404      404      404      403      403      404      404      404
  stranger's sent, of own ready 404      404      404      404      403      403      404      404      404
  unknown                       404      404      404      404      403      403      404      404      404
"""

_of_evidence = inside("evidence", World.evidence)


def _paper(world: World, row: str) -> dict[str, Any]:
    today = format_date_table(timezone.localdate())
    names = {"signer_name": "Nguyễn Văn Tín", "signer_position": "Giám đốc", "number": "12/BC-SYT"}
    return {**names, "dated": today, "received_on": today, "scan": SimpleUploadedFile("quet.pdf", pdf())}


def _evidence_file(world: World, row: str) -> dict[str, Any]:
    return {"place": "", "file": SimpleUploadedFile("quyet-dinh.docx", docx(word__new_dot_xml="<x/>"))}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("evidence", "outside", "paper"), of_return),
    **dict.fromkeys(("evidence-file", "evidence-remove"), _of_evidence),
    **dict.fromkeys(("difficulties", "difficulty-new"), about_none),
    "difficulty": lambda world, row: {"pk": world.difficulties[row]},
}
BODIES: dict[str, Body] = {
    "evidence": _evidence_file,
    "outside": lambda world, row: {"number": "12/BC-STP", "dated": "01/03/2024", "everything": "on"},
    "paper": _paper,
    "difficulty-new": lambda world, row: {"text": "Thiếu kinh phí.", "about": ""},
    "difficulty": lambda world, row: {"text": "Đã ghi nhận.", "state": "answered"},
}
