"""Two provinces at work: people of every kind, and rows that are their own, other people's, and nobody's.

Both provinces have an agency SYT: a code says nothing of whose a row is.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from agencies.models import Role, User
from indicators.models import Figure
from plans.models import Plan, ReportingPeriod
from reports.difficulties.raising import raise_difficulty
from reports.drafting.opening import open_draft
from reports.drafting.said import said_in
from reports.drafting.writing import write_new
from reports.evidence.keeping import attach
from reports.issuing.preparing import prepare
from reports.models import DocumentKind, DraftSource, Narrative, Submission, WorkbookUpload
from reports.plan_files.uploads import keep, load
from reports.reminding.letters import late_ones, make_letter, usual_answer_day
from reports.reviewing.threads import ask
from reports.rounds import close_period
from reports.writing import write
from tests.evidence_files import docx
from tests.indicators.random_figures import row, write_file
from tests.issuing import LATE, issued_now
from tests.large_plan import PLAN_52
from tests.people import open_account
from tests.permissions.world import HUGE, SECRET_NUMBER, SECRET_WORDS, UNKNOWN, World, plan_file_of
from tests.plans.mutations import DECISION_07
from tests.reports.rounds import load_and_open, return_of

OWN, STRANGER, UNTOUCHED, ACCEPTED = "SYT", "CAT", "STP", "STTTT"
FUNDS = ["Trung ương bổ sung có mục tiêu", "kinh phí thường xuyên của đơn vị", "nguồn hợp pháp khác"]


@dataclass(frozen=True)
class Rounds:
    """Three periods here, of which the second is closed, and two elsewhere, of which the first is issued."""

    earlier: ReportingPeriod
    closed: ReportingPeriod
    opened: ReportingPeriod
    far: ReportingPeriod
    far_opened: ReportingPeriod


def build(folder: Path) -> World:
    world, rounds = World(), _rounds()
    here, there = rounds.opened.plan, rounds.far.plan
    world.plans = {"here": here.code, "elsewhere": there.code, "unknown": "khong-co"}
    _people(world, here, there)
    _hand_in(world, rounds, folder)
    _go_on(world, rounds)
    _draft(world, rounds.opened)
    _issuing(world, rounds.far, rounds.opened)
    world.periods, world.returns = _periods(rounds), _returns(rounds)
    world.letters = {
        "here": _letter(rounds.opened, world.people["specialist"]),
        "elsewhere": _letter(rounds.far_opened, world.people["far specialist"]),
        "unknown": UNKNOWN,
    }
    world.difficulties = _difficulties(world, here, there)
    world.uploads = _uploads(world.people["administrator"])
    _workbooks(world)
    return world


def _rounds() -> Rounds:
    return Rounds(
        *load_and_open(PLAN_52, "2023-6T", "2023-NAM", "2024-6T"), *load_and_open(DECISION_07, "2024-Q1", "2024-Q2")
    )


def _hand_in(world: World, rounds: Rounds, folder: Path) -> None:
    _evidence(return_of(rounds.earlier, OWN), world.people["own"])
    _figures(folder, rounds.earlier, "submitted", OWN)
    _figures(folder, rounds.closed, "accepted", OWN)
    _figures(folder, rounds.opened, "draft", OWN)
    _figures(folder, rounds.opened, "submitted", STRANGER)
    _figures(folder, rounds.opened, "accepted", ACCEPTED)
    _far_figures(folder, rounds.far)


def _go_on(world: World, rounds: Rounds) -> None:
    """One round is over; in the next, the own return has its words and evidence, and is ready to send."""
    close_period(rounds.closed, by=world.people["specialist"])
    _write_all(return_of(rounds.opened, OWN), world.people["own"])
    sent, asked = return_of(rounds.earlier, OWN), first_figure(rounds.earlier, OWN)
    ask(sent, asked, "Số này lấy từ đâu?", by=world.people["leader"])
    _evidence(return_of(rounds.opened, OWN), world.people["own"])


def _periods(rounds: Rounds) -> dict[str, int]:
    return {
        "open": rounds.opened.pk,
        "closed": rounds.closed.pk,
        "unopened": rounds.opened.plan.periods.get(year=2024, code="NAM").pk,
        "elsewhere": rounds.far_opened.pk,
        "issued elsewhere": rounds.far.pk,
        "unknown": UNKNOWN,
        "huge": HUGE,
    }


def _returns(rounds: Rounds) -> dict[str, int]:
    return {
        "own ready": return_of(rounds.opened, OWN).pk,
        "own sent": return_of(rounds.earlier, OWN).pk,
        "own closed": return_of(rounds.closed, OWN).pk,
        "stranger's sent": return_of(rounds.opened, STRANGER).pk,
        "untouched": return_of(rounds.opened, UNTOUCHED).pk,
        "accepted": return_of(rounds.opened, ACCEPTED).pk,
        "elsewhere": return_of(rounds.far_opened, OWN).pk,
        "unknown": UNKNOWN,
        "huge": HUGE,
    }


def _issuing(world: World, far: ReportingPeriod, opened: ReportingPeriod) -> None:
    """There a report that was issued, here one that a specialist prepared."""
    document = issued_now(far, world.people["far leader"])
    waiting = prepare(opened, DocumentKind.CONSOLIDATED, by=world.people["specialist"], missing_reason=LATE)
    world.proposals = {"waiting": waiting.pk, "elsewhere": document.proposal_id, "unknown": UNKNOWN}
    world.documents = {"elsewhere": document.pk, "unknown": UNKNOWN}


def _draft(world: World, period: ReportingPeriod) -> None:
    """The desk of the open period with a paragraph from an accepted return."""
    draft, by = open_draft(period, by=world.people["specialist"]), world.people["specialist"]
    made = write_new(draft, "leadership", "Đã ban hành kế hoạch.", by=by, said=said_in(period))
    section = Narrative.objects.filter(submission=return_of(period, ACCEPTED))[0]
    source = DraftSource.objects.create(paragraph=made, narrative=section, version=section.version)
    world.paragraph, world.source = made.pk, source.pk


def _people(world: World, plan: Plan, far: Plan) -> None:
    here, there = plan.register.agencies, far.register.agencies
    world.let_in("own", open_account(Role.FOCAL_POINT, here.get(code=OWN)))
    world.let_in("stranger", open_account(Role.FOCAL_POINT, here.get(code=STRANGER)))
    world.let_in("specialist", open_account(Role.SPECIALIST, plan.consolidated_by))
    world.let_in("leader", open_account(Role.LEADER, plan.consolidated_by))
    world.let_in("viewer", open_account(Role.VIEWER))
    world.let_in("administrator", open_account(Role.ADMINISTRATOR))
    world.let_in("far own", open_account(Role.FOCAL_POINT, there.get(code=OWN)))
    world.let_in("far specialist", open_account(Role.SPECIALIST, far.consolidated_by))
    world.let_in("far leader", open_account(Role.LEADER, far.consolidated_by))
    world.let_in("misplaced", open_account(Role.SPECIALIST, here.get(code=UNTOUCHED)))
    former = world.let_in("former", open_account(Role.LEADER, plan.consolidated_by))
    User.objects.filter(pk=former.pk).update(is_active=False)
    world.let_in("newcomer", open_account(Role.LEADER, plan.consolidated_by, password_is_temporary=True))


def _figures(folder: Path, period: ReportingPeriod, state: str, agency: str) -> None:
    """Complete for those that report nothing but training and funds."""
    rows = [row(agency, "CT5.1", numerator=SECRET_NUMBER, denominator=2 * SECRET_NUMBER)]
    rows += [row(agency, "TK15", numerator=30), *(row(agency, "TK15", part=fund, numerator=10) for fund in FUNDS)]
    path = write_file(rows, folder / f"{period.label}-{agency}.csv")
    arguments = ["--period", period.label, "--plan", period.plan.code, "--state", state]
    call_command("load_figures", str(path), *arguments, stdout=io.StringIO())


def first_figure(period: ReportingPeriod, agency: str) -> Figure:
    figures = Figure.objects.filter(period=period, agency__code=agency).select_related("indicator")
    return figures.order_by("pk")[0]


def _far_figures(folder: Path, period: ReportingPeriod) -> None:
    path = write_file([row("STP", "S2", numerator=4, denominator=5)], folder / "far.csv")
    arguments = ["--period", period.label, "--plan", period.plan.code, "--state", "accepted"]
    call_command("load_figures", str(path), *arguments, stdout=io.StringIO())


def _write_all(submission: Submission, by: User) -> None:
    for narrative in submission.narratives.all():
        write(narrative, SECRET_WORDS, by=by)


def _letter(period: ReportingPeriod, by: User) -> int:
    """To one agency: the same letter to all is made only once a day by the same person."""
    return make_letter(period, {late_ones(period)[0].agency.pk}, usual_answer_day(period), by=by).pk


def _uploads(by: User) -> dict[str, int]:
    """One that was loaded, and one that waits with its change."""
    loaded = keep(**plan_file_of(), by=by)
    load(loaded, by=by)
    checked = keep(**plan_file_of(("Buổi truyền thông", "Buổi tuyên truyền")), by=by)
    return {"checked": checked.pk, "loaded": loaded.pk, "unknown": UNKNOWN}


def _workbooks(world: World) -> None:
    """Kept while the returns were open."""
    for name, who in (("own ready", "own"), ("own sent", "own"), ("elsewhere", "far own")):
        WorkbookUpload.objects.create(
            submission_id=world.returns[name],
            name="bao-cao.xlsx",
            data=world.workbook(name),
            digest="0" * 64,
            uploaded_by=world.people[who],
        )


def _difficulties(world: World, plan: Plan, far: Plan) -> dict[str, int]:
    """One of each agency, raised by its own people."""
    raised = {"own": (plan, OWN, "own"), "stranger's": (plan, STRANGER, "stranger"), "elsewhere": (far, OWN, "far own")}
    return {"unknown": UNKNOWN} | {
        name: raise_difficulty(
            of,
            of.register.agencies.get(code=code),
            SECRET_WORDS if name == "own" else "Chưa có kinh phí.",
            by=world.people[who],
        ).pk
        for name, (of, code, who) in raised.items()
    }


def _evidence(submission: Submission, by: User) -> None:
    attach(submission, "ke-hoach-nam.docx", docx(), by=by)
