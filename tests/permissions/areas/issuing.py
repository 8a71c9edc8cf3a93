"""Preparing, issuing, signing, and checking a paper."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from agencies.today import today
from hauggiang_pcmd.lib.dates import format_date_table
from reports.models import Proposal
from tests.evidence_files import pdf
from tests.issuing import LATE
from tests.permissions.rows import Address, Arguments, Body, about_none, file_of
from tests.permissions.world import UNKNOWN, World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
propose
  open, tong-hop                403      403      409      409      403      403      403      404      404
  closed, tong-hop              403      403      200/done 200/done 403      403      403      404      404
  closed, khong-co              403      403      404      404      403      403      403      404      404
  unopened, tong-hop            403      403      404      404      403      403      403      404      404
  elsewhere, tong-hop           403      403      404      404      403      403      403      409      409
  issued elsewhere, tong-hop    403      403      404      404      403      403      403      409      409
  unknown, tong-hop             403      403      404      404      403      403      403      404      404
preparing
  open, tong-hop                403      403      302      302      403      403      403      404      404
  unknown, tong-hop             403      403      404      404      403      403      403      404      404
replace
  elsewhere                     403      403      404      404      403      403      403      200/done 200/done
  unknown                       403      403      404      404      403      403      403      404      404
proposal
  waiting                       403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
proposal-file
  waiting, pdf                  403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  waiting, html                 403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  elsewhere, xlsx               403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown, pdf                  403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
proposal-issue
  waiting                       405/403  405/403  405/403  405/done 405/403  405/403  405/403  405/403  405/404
  elsewhere                     405/403  405/403  405/403  405/404  405/403  405/403  405/403  405/403  405/409
  unknown                       405/403  405/403  405/403  405/404  405/403  405/403  405/403  405/403  405/404
proposal-send-back
  waiting                       405/403  405/403  405/done 405/done 405/403  405/403  405/403  405/404  405/404
  elsewhere                     405/403  405/403  405/404  405/404  405/403  405/403  405/403  405/409  405/409
  unknown                       405/403  405/403  405/404  405/404  405/403  405/403  405/403  405/404  405/404
check-paper
  –                             200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405
check-code
  elsewhere                     200      200      200      200      200      200      200      200      200
documents
  –                             403/405  403/405  200/405  200/405  200/405  403/405  403/405  200/405  200/405
issued
  elsewhere                     403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
issued-file
  elsewhere, docx               403/405  403/405  404/405  404/405  200/405  403/405  403/405  200/405  200/405
  elsewhere, html               403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  unknown, pdf                  403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
signing
  elsewhere                     403      403      404      404      403      403      403      200/done 200/done
  unknown                       403      403      404      404      403      403      403      404      404
signed-file-attach
  elsewhere                     403      403      404      404      403      403      403      200/422  200/422
  unknown                       403      403      404      404      403      403      403      404      404
signed-file
  elsewhere                     403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
  unknown                       403/405  403/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405
"""


def _kind(world: World, row: str) -> Arguments:
    period, kind = row.rsplit(", ", 1)
    return {"pk": world.periods[period], "kind": kind}


def _proposal(world: World, row: str) -> Arguments:
    return {"pk": world.proposals[row]}


def _document(world: World, row: str) -> Arguments:
    return {"pk": world.documents[row]}


def _signing(world: World, row: str) -> dict[str, Any]:
    return {"number": "05", "dated": format_date_table(today()), "signer": "Nguyễn Văn Tín", "position": "Giám đốc"}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("propose", "preparing"), _kind),
    **dict.fromkeys(("proposal", "proposal-issue", "proposal-send-back"), _proposal),
    "proposal-file": file_of(lambda world: world.proposals),
    **dict.fromkeys(("documents", "check-paper"), about_none),
    "check-code": lambda world, row: {"code": Proposal.objects.get(pk=world.proposals[row]).code},
    **dict.fromkeys(("issued", "replace", "signing", "signed-file-attach"), _document),
    "signed-file": lambda world, row: {**_document(world, row), "file": UNKNOWN},
    "issued-file": file_of(lambda world: world.documents),
}
BODIES: dict[str, Body] = {
    "propose": lambda world, row: {"missing_reason": LATE},
    "replace": lambda world, row: {"missing_reason": LATE, "reason": "Số liệu đã sửa."},
    "proposal-send-back": lambda world, row: {"reason": "Chưa đúng thể thức."},
    "signing": _signing,
    "signed-file-attach": lambda world, row: {"file": SimpleUploadedFile("ban-ky.pdf", pdf())},
    "check-code": lambda world, row: {"tep": SimpleUploadedFile("ban-in.pdf", b"%PDF-1.7")},
}
