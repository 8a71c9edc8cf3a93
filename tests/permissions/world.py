"""Rows by the names that the table of permissions gives them, in two provinces at work: building.py makes them."""

from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from django.test import Client

from agencies.models import User
from indicators.models import Figure
from reports.models import Evidence, Narrative, Submission, Thread, WorkbookUpload
from reports.workbook.content import content_of
from reports.workbook.making import Returned, make_workbook
from tests.people import as_
from tests.plans.mutations import DECISION_07

SECRET_WORDS = "Lời riêng trong báo cáo của một đơn vị"
SECRET_NUMBER = 73_519
UNKNOWN, HUGE = 987_654, 10**30


@dataclass
class World:
    """Rows by the names that the table of permissions gives them."""

    people: dict[str, User] = field(default_factory=dict)
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)
    plans: dict[str, str] = field(default_factory=dict)
    periods: dict[str, int] = field(default_factory=dict)
    returns: dict[str, int] = field(default_factory=dict)
    uploads: dict[str, int] = field(default_factory=dict)
    letters: dict[str, int] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    difficulties: dict[str, int] = field(default_factory=dict)
    proposals: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    paragraph: int = 0
    """A paragraph of the draft of the open period, which came from `source`."""
    source: int = 0

    def let_in(self, name: str, user: User) -> User:
        """The person signs in once; `browser` opens further windows of that session."""
        self.people[name] = user
        self.cookies[name] = as_(user).cookies
        return user

    def browser(self, name: str, **options: object) -> Client:
        client = Client(**options)
        client.cookies = SimpleCookie({key: one.value for key, one in self.cookies.get(name, SimpleCookie()).items()})
        return client

    def figures(self, of: str) -> list[Figure]:
        submission = Submission.objects.filter(pk=self.returns[of]).first()
        if submission is None:
            return []
        return list(Figure.objects.of_return(submission.period_id, submission.agency_id))

    def threads(self, of: str) -> list[Thread]:
        return list(Thread.objects.filter(submission=self.returns[of]))

    def sections(self, of: str) -> list[Narrative]:
        return list(Narrative.objects.filter(submission=self.returns[of]))

    def workbooks(self, of: str) -> list[WorkbookUpload]:
        return list(WorkbookUpload.objects.filter(submission=self.returns[of]))

    def workbook(self, of: str) -> bytes:
        """The return's workbook with a section written anew; nothing for a return that is not there."""
        submission = Submission.objects.filter(pk=self.returns[of]).first()
        if submission is not None and of not in self.files:
            typed = {f"s{one.pk}": "Nội dung mới trong tệp Excel." for one in self.sections(of)[:1]}
            self.files[of] = make_workbook(content_of(submission), returned=Returned(typed))
        return self.files.get(of, b"")

    def evidence(self, of: str) -> list[Evidence]:
        return list(Evidence.objects.filter(submission=self.returns[of]))


def plan_file_of(change: tuple[str, str] = ("", "")) -> dict[str, tuple[str, bytes]]:
    """What the administrator sends, by the names of the form's inputs: Decision 07 with a word changed."""
    plan, localities = DECISION_07.read_text("utf-8"), DECISION_07.parent / "dia-ban-07.csv"
    changed = plan.replace(*change, 1).encode()
    return {"plan": (DECISION_07.name, changed), "localities": (localities.name, localities.read_bytes())}
