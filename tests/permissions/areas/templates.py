"""The department's templates of documents."""

from typing import Any

from plans.models import Plan
from reports.models import DocumentKind
from reports.templating import TemplateName
from reports.templating.fields import texts_of
from reports.templating.preview import keep_file
from reports.templating.reading import standing_of
from tests.permissions.rows import Address, Arguments, Body, of_plan
from tests.permissions.world import World

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
templates
  here                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
template
  here                          403      403      200/403  200/done 403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      200/403  200/done
  here, no such kind            403      403      404      404      403      403      403      404      404
  unknown                       403      403      404      404      403      403      403      404      404
template-history
  here                          403      403      200/403  200/302  403      403      403      404      404
  elsewhere                     403      403      404      404      403      403      403      200/403  200/302
  unknown                       403      403      404      404      403      403      403      404      404
template-preview
  here                          403/405  403/405  200/405  200/405  403/405  403/405  403/405  404/405  404/405
  here, not made                403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  here, of another              403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
  elsewhere                     403/405  403/405  404/405  404/405  403/405  403/405  403/405  200/405  200/405
  unknown                       403/405  403/405  404/405  404/405  403/405  403/405  403/405  404/405  404/405
"""

REPORT = "tong-hop"
"""The address of the consolidated report's template."""


def _template(world: World, row: str) -> Arguments:
    plan, _, kind = row.partition(", ")
    return {"code": world.plans[plan], "name": "hoa-don" if kind == "no such kind" else REPORT}


def _preview(world: World, row: str) -> Arguments:
    """A preview of the consolidated report's template that was made; `of another`: asked for under another template."""
    plan, _, kind = row.partition(", ")
    code, digest, file = world.plans[plan], "a" * 64, "trang-dau.png"
    if found := Plan.objects.filter(code=code).first():
        keep_file(found, TemplateName(DocumentKind.CONSOLIDATED), digest, file, b"PNG")
    asked = {"not made": "b" * 64}.get(kind, digest)
    return {"code": code, "name": "cong-van" if kind == "of another" else REPORT, "digest": asked, "file": file}


def _texts(world: World, row: str) -> dict[str, Any]:
    """The boxes as they stand, but for who keeps a copy."""
    plan = Plan.objects.filter(code=world.plans[row.partition(", ")[0]]).first()
    if plan is None:
        return {}
    name = TemplateName(DocumentKind.CONSOLIDATED)
    return {**texts_of(name, standing_of(plan, name).template), "archive": "VT, X", "version": "0", "reason": "Thử"}


ARGUMENTS: dict[str, Address] = {
    "templates": of_plan,
    **dict.fromkeys(("template", "template-history"), _template),
    "template-preview": _preview,
}
BODIES: dict[str, Body] = {
    "template": _texts,
    "template-history": lambda world, row: {"dung-lai": "0", "version": "0"},
}
