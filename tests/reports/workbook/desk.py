"""A person at a desk: takes the workbook of a return, fills it in with a spreadsheet program, sends it back."""

import html
import io
import re
from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from agencies.models import User
from reports.models import Submission
from reports.workbook.keys import FIGURES, SECTIONS
from tests.entry_rounds import read
from tests.people import as_

Change = Callable[[Workbook], None]
HEAD = 4


class Desk:
    """One person with one return; `book` is the workbook they took, as the spreadsheet program shows it."""

    def __init__(self, submission: Submission, user: User) -> None:
        self.submission, self.user, self.client = submission, user, as_(user)
        self.url = f"/bao-cao/{submission.pk}/excel/"
        self.book = self.take()

    def take(self) -> Workbook:
        return load_workbook(io.BytesIO(self.client.get(f"{self.url}mau.xlsx").content))

    @property
    def figures(self) -> Worksheet:
        return self.book[FIGURES]

    @property
    def sections(self) -> Worksheet:
        return self.book[SECTIONS]

    def row(self, key: str) -> int:
        """The row of an input by its hidden key."""
        return next(cell.row for cell in self.figures["A"] if cell.value == key)

    def rows(self, beginning: str) -> list[int]:
        return [cell.row for cell in self.figures["A"] if str(cell.value).startswith(beginning)]

    def cell(self, key: str, column: str = "H") -> Cell:
        return self.figures[f"{column}{self.row(key)}"]

    def type(self, key: str, value: object, column: str = "H") -> str:
        """Type into the input of that key; returns its address."""
        cell = self.cell(key, column)
        put(cell, value)
        return cell.coordinate

    def write(self, row: int, text: str) -> None:
        """Write the section in that row of the sheet of sections."""
        put(self.sections[f"F{row}"], text)

    def data(self) -> bytes:
        made = io.BytesIO()
        self.book.save(made)
        return made.getvalue()

    def send(self, data: bytes | None = None, name: str = "bao-cao.xlsx") -> HttpResponse:
        """What the page answers; a preview where the file could be read."""
        file = SimpleUploadedFile(name, self.data() if data is None else data)
        return self.client.post(self.url, {"tep": file}, follow=True)

    def apply(self, shown: HttpResponse, **choices: str) -> HttpResponse:
        """Press the button under the preview."""
        sent = {name: value[0] for name, value in read(shown).sent.items()}
        sent |= {f"chon-{key.replace('_', '.')}": value for key, value in choices.items()}
        return self.client.post(shown.request["PATH_INFO"], sent, follow=True)


def put(cell: Cell, value: object) -> None:
    """Text as text, as a cell of the format Text keeps it."""
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str):
        cell.data_type = "s"


def words(response: HttpResponse) -> str:
    """What the page says, without marks."""
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(response.content.decode())).split())
