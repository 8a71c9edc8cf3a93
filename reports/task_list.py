"""What a return consists of and how far each part is, as a list to work through."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from hauggiang_pcmd.lib.personal_data import looks_personal
from indicators.models import Figure
from reports.models import Narrative, SentOutside, Submission
from reports.outside.reading import LABEL, paper_words
from reports.progress import given_among
from reports.readiness import Readiness

STATES = {"todo": "Chưa làm", "doing": "Đang làm", "done": "Hoàn thành", "sent_back": "Bị trả lại"}
LONGEST_NOTE = 140


@dataclass(frozen=True)
class Task:
    """One part of the return, as components/task_list.html prints it."""

    label: str
    url: str
    code: str
    note: str = ""
    optional: bool = False

    @property
    def state(self) -> str:
        return "Không bắt buộc" if self.optional and self.code == "todo" else STATES[self.code]

    @property
    def done(self) -> bool:
        """Nothing is left to do; what may stay empty is done when it is."""
        return self.code == "done" or (self.optional and self.code == "todo")


def figures_task(submission: Submission, found: Readiness) -> Task | None:
    """The sheet of figures; None where the agency reports none."""
    if not found.figures:
        return None
    sheet = given_among(found.figures)
    hindered = len(found.hindered_figures)
    note = sheet.words
    if sheet.given and hindered:
        note += f"; {hindered} số liệu còn thiếu, chưa đúng hoặc cần lý do"
    back = [one for one in found.unanswered if isinstance(one.part, Figure)]
    if back:
        note += f"; {len(back)} số liệu bị trả lại, chưa sửa"
    if found.outside.figures:
        note += f"; trong đó {len(found.outside.figures)} số liệu gửi riêng (báo cáo mật)"
    code = "sent_back" if back else "done" if not hindered else "doing" if sheet.given else "todo"
    return Task("Bảng số liệu", reverse("figures", args=[submission.pk]), code, f"{note}.")


def section_tasks(submission: Submission, sections: Iterable[Narrative], found: Readiness) -> list[Task]:
    """A task a section; some may stay empty, some are sent outside the portal."""
    pattern = reverse("section", args=[submission.pk, 0])
    marks = found.outside.sections
    back = {one.part.pk for one in found.unanswered if isinstance(one.part, Narrative)}
    return [
        Task(
            one.heading,
            _address(pattern, one),
            *(("sent_back", "Bị trả lại, chưa sửa.") if one.pk in back else _section_state(one, marks.get(one.pk))),
            optional=not one.required,
        )
        for one in sections
    ]


def next_task(tasks: Iterable[Task]) -> Task | None:
    """The first that is not done yet."""
    return next((task for task in tasks if not task.done), None)


def section_after(sections: list[Narrative], pk: int) -> Narrative | None:
    """The section that follows in the outline."""
    places = [one.pk for one in sections]
    following = places.index(pk) + 1
    return sections[following] if following < len(sections) else None


def _address(pattern: str, section: Narrative) -> str:
    return pattern.replace("/0/", f"/{section.pk}/")


def _section_state(section: Narrative, mark: SentOutside | None) -> tuple[str, str]:
    if mark is not None:
        return "done", f"{LABEL}, {paper_words(mark)}"
    words = shortened(section.assignment.text) if section.assignment else ""
    if looks_personal(section.text):
        return "doing", "Có dãy số giống số căn cước, phải xóa trước khi gửi."
    if section.text.strip():
        return "done", words
    return "todo", words


def shortened(text: str) -> str:
    """The beginning of the plan's words, to recognise a task by."""
    return text if len(text) <= LONGEST_NOTE else f"{text[:LONGEST_NOTE].rsplit(' ', 1)[0]}…"
