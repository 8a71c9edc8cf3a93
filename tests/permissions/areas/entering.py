"""An agency's return: entering it, checking and handing it in."""

from typing import Any

from tests.permissions.rows import Address, Body, file_of, inside, of_return
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
return
  own ready                     200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own sent                      200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own closed                    200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  stranger's sent               404/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  untouched                     404/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  elsewhere                     404/405  404/405  404/405  404/405  403/405  403/405  200/405  200/405  200/405
  unknown                       404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  huge                          404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
presence
  own ready                     405/200  405/404  405/200  405/403  405/403  405/403  405/404  405/404  405/403
  own closed                    405/200  405/404  405/200  405/403  405/403  405/403  405/404  405/404  405/403
  stranger's sent               405/404  405/200  405/200  405/403  405/403  405/403  405/404  405/404  405/403
  untouched                     405/404  405/404  405/200  405/403  405/403  405/403  405/404  405/404  405/403
  elsewhere                     405/404  405/404  405/404  405/403  405/403  405/403  405/200  405/200  405/403
  unknown                       405/404  405/404  405/404  405/403  405/403  405/403  405/404  405/404  405/403
figures
  own ready                     200/done 404      200/done 200/403  403      403      404      404      404
  own sent                      200/409  404      200/409  200/403  403      403      404      404      404
  own closed                    200/409  404      200/409  200/403  403      403      404      404      404
  stranger's sent               404      200/409  200/409  200/403  403      403      404      404      404
  untouched                     404      404      200/done 200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/403
  unknown                       404      404      404      404      403      403      404      404      404
paste
  own ready                     200      404      200      403      403      403      404      404      403
  own sent                      200/409  404      200/409  403      403      403      404      404      403
  own closed                    200/409  404      200/409  403      403      403      404      404      403
  stranger's sent               404      200/409  200/409  403      403      403      404      404      403
  untouched                     404      404      200      403      403      403      404      404      403
  elsewhere                     404      404      404      403      403      403      200      200      403
  unknown                       404      404      404      403      403      403      404      404      403
figure-save
  own ready                     405/200  405/404  405/200  405/403  405/403  405/403  405/404  405/404  405/403
  own sent                      405/409  405/404  405/409  405/403  405/403  405/403  405/404  405/404  405/403
  own closed                    405/409  405/404  405/409  405/403  405/403  405/403  405/404  405/404  405/403
  stranger's sent               405/404  405/409  405/409  405/403  405/403  405/403  405/404  405/404  405/403
  elsewhere                     405/404  405/404  405/404  405/403  405/403  405/403  405/200  405/200  405/403
  own ready, of stranger's sent 405/404  405/404  405/404  405/403  405/403  405/403  405/404  405/404  405/403
  stranger's sent, of own ready 405/404  405/404  405/404  405/403  405/403  405/403  405/404  405/404  405/403
  unknown                       405/404  405/404  405/404  405/403  405/403  405/403  405/404  405/404  405/403
section
  own ready                     200/done 404      200/done 200/403  403      403      404      404      404
  own closed                    200/409  404      200/409  200/403  403      403      404      404      404
  stranger's sent               404      200/409  200/409  200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/done 200/done 200/403
  own ready, of stranger's sent 404      404      404      404      403      403      404      404      404
  stranger's sent, of own ready 404      404      404      404      403      403      404      404      404
  unknown                       404      404      404      404      403      403      404      404      404
check
  own ready                     200/done 404      200/409  200/403  403      403      404      404      404
  own sent                      200/302  404      200/302  200/403  403      403      404      404      404
  own closed                    200/302  404      200/302  200/403  403      403      404      404      404
  stranger's sent               404      200/302  200/302  200/403  403      403      404      404      404
  untouched                     404      404      200/409  200/403  403      403      404      404      404
  elsewhere                     404      404      404      404      403      403      200/422  200/409  200/403
  unknown                       404      404      404      404      403      403      404      404      404
receipt
  own ready                     404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  own sent                      200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own closed                    200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  stranger's sent               404/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  untouched                     404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  elsewhere                     404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  unknown                       404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
own-report
  own ready, xlsx               200/405  404/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  own ready, html               404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
  stranger's sent, docx         404/405  200/405  200/405  200/405  403/405  403/405  404/405  404/405  404/405
  elsewhere, xlsx               404/405  404/405  404/405  404/405  403/405  403/405  200/405  200/405  200/405
  unknown, pdf                  404/405  404/405  404/405  404/405  403/405  403/405  404/405  404/405  404/405
"""


def _nil_figure(world: World, row: str) -> dict[str, Any]:
    """ "Không phát sinh" for the return's first figure."""
    figures = world.figures(row.partition(", of ")[0])
    name = f"f{figures[0].pk}" if figures else "f1"
    return {f"{name}-version": figures[0].version if figures else 0, f"{name}-nil": "1"}


def _text(world: World, row: str) -> dict[str, Any]:
    sections = world.sections(row.partition(", of ")[0])
    return {"text": "Nội dung mới.", "version": sections[0].version if sections else 0}


def _declarations(world: World, row: str) -> dict[str, Any]:
    return {"no_personal_data": "on", "nothing_classified": "on"}


ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("return", "presence", "figures", "paste", "check", "receipt"), of_return),
    "figure-save": inside("figure", World.figures),
    "section": inside("section", World.sections),
    "own-report": file_of(lambda world: world.returns),
}
BODIES: dict[str, Body] = {
    "presence": lambda world, row: {"cho": "so-lieu"},
    **dict.fromkeys(("figures", "figure-save"), _nil_figure),
    "paste": lambda world, row: {"dan": "7"},
    "section": _text,
    "check": _declarations,
}
