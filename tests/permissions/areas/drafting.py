"""The drafting desk."""

from typing import Any

from tests.permissions.rows import Address, Arguments, Body, of_period
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
desk
  open                          403      403      200/302  200/302  403      403      403      404      404
  closed                        403      403      200/done 200/done 403      403      403      404      404
  unopened                      403      403      404      404      403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      200/409  200/409
  issued elsewhere              403      403      404      404      403      403      403      200/409  200/409
  unknown                       403      403      404      404      403      403      403      404      404
desk-heading
  open                          403      403      200/done 200/done 403      403      403      404      404
  open, unknown                 403      403      404      404      403      403      403      404      404
  closed                        403      403      404      404      403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      404      404
  unknown                       403      403      404      404      403      403      403      404      404
draft-paragraph
  open                          403      403      302/done 302/done 403      403      403      404      404
  closed                        403      403      404      404      403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      404      404
draft-paragraph-history
  open                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  closed                        403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
draft-source
  open                          403      403      200/409  200/409  403      403      403      404      404
  closed                        403      403      404      404      403      403      403      404      404
draft-preview
  open                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  unopened                      403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
draft-preview-page
  open                          403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
"""


def _heading(world: World, row: str) -> Arguments:
    period, _, key = row.partition(", ")
    return {"pk": world.periods[period], "key": {"": "leadership", "unknown": "khong-co"}[key]}


def _paragraph(world: World, row: str) -> Arguments:
    """The paragraph stands in the draft of the open period."""
    return {"pk": world.periods[row], "paragraph": world.paragraph}


def _text(world: World, row: str) -> dict[str, Any]:
    return {f"p{world.paragraph}-text": "Lời mới.", f"p{world.paragraph}-stand": "1|{}"}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("desk", "draft-preview"), of_period),
    "desk-heading": _heading,
    **dict.fromkeys(("draft-paragraph", "draft-paragraph-history"), _paragraph),
    "draft-source": lambda world, row: {**_paragraph(world, row), "source": world.source},
    "draft-preview-page": lambda world, row: {**of_period(world, row), "digest": "0" * 64, "number": 1},
}
BODIES: dict[str, Body] = {
    "desk-heading": lambda world, row: {"viec": "them", "doan-moi": "Đã họp giao ban."},
    "draft-paragraph": _text,
}
