"""Every file of a document goes through here: handed out, or a page that says how far its making is."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from agencies.access import SignedInRequest
from reports.document import OfficialDocument
from reports.issuing.current import SIGNED_AS
from reports.making.counter import Waiting, ask, waiting_for
from reports.making.orders import Order
from reports.press.press import NotSet
from reports.renderers import FORMATS

KEY = re.compile(r"[0-9a-f]{64}")
SIGNED = "PDF đã ký"
AGAIN = 1
"""Seconds after which the page of progress asks again."""


def handed_out(content: bytes, format: str, name: str) -> HttpResponse:  # noqa: A002 - as in the addresses
    """A file to be saved as `name`, which has its extension and letters that every system keeps."""
    answer = HttpResponse(content, content_type=FORMATS[format].content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def file_links(names: Iterable[str], address: Callable[[str], str], *, signed: bool = False) -> list[dict[str, str]]:
    """Label and url of a document's files in these formats; `signed`: the PDF is the signed one."""
    return [
        {"label": SIGNED if signed and name == SIGNED_AS else FORMATS[name].label, "url": address(name)}
        for name in names
    ]


@dataclass(frozen=True)
class Wanted:
    """A document as a file. `build` gives its content, `name` is the file's name with its extension; `back` has the
    label and url of the page that the person came from.
    """

    build: Callable[[], OfficialDocument]
    format: str
    draft: bool
    name: str
    back: dict[str, str]


def key_in(request: SignedInRequest) -> str:
    """Which making `?cho=` names; empty where it names none."""
    asked = request.GET.get("cho", "")
    return asked if KEY.fullmatch(asked) else ""


def document_file(request: SignedInRequest, wanted: Wanted) -> HttpResponse:
    """The file; or, while a process makes it, the page of progress.

    That page asks for the same address with `?cho=` and the making's key: as long as it goes on, nothing is built only
    to look.
    """
    asked = key_in(request)
    page = _Page(request, FORMATS[wanted.format].label, wanted.back)
    if asked and (waiting := waiting_for(asked)):
        return page.making(waiting)
    order = Order(wanted.build(), wanted.format, wanted.draft)
    try:
        answer = ask(order, patience=0 if asked else settings.PRESS_PATIENCE, began=asked)
    except NotSet as refused:
        return page.failed(" ".join(refused.problems))
    if isinstance(answer, Waiting):
        return page.making(answer)
    return page.ready() if asked else handed_out(answer, wanted.format, wanted.name)


class _Page:
    """The page in its three states; without a script the browser follows its Refresh header."""

    def __init__(self, request: SignedInRequest, label: str, back: dict[str, str]) -> None:
        self.request = request
        kept = request.GET.copy()
        kept.pop("cho", None)
        self.file_url = f"{request.path}?{kept.urlencode()}" if kept else request.path
        self.and_then = "&" if kept else "?"
        self.label = label
        self.context = {"label": label, "back": back, "breadcrumb": [back], "file_url": self.file_url}

    def making(self, waiting: Waiting) -> HttpResponse:
        again = f"{AGAIN};url={self.file_url}{self.and_then}cho={waiting.key}"
        return self._answer(
            "making", f"Đang dựng tệp {self.label}", HTTPStatus.ACCEPTED, again, {"begun": waiting.progress.begun}
        )

    def ready(self) -> HttpResponse:
        return self._answer("ready", f"Tệp {self.label} đã sẵn sàng", HTTPStatus.OK, f"0;url={self.file_url}", {})

    def failed(self, why: str) -> HttpResponse:
        return self._answer("failed", f"Chưa dựng được tệp {self.label}", HTTPStatus.CONFLICT, "", {"why": why})

    def _answer(self, state: str, title: str, status: int, refresh: str, more: Mapping[str, object]) -> HttpResponse:
        context = {**self.context, "state": state, "title": title, **more}
        answer = render(self.request, "reports/file.html", context, status=status)
        if refresh:
            answer["Refresh"] = refresh
        return answer
