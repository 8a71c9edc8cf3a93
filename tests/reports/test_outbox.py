"""Mail through a real server: what arrives, and what becomes of it while the server is away or refuses."""

import datetime
import io
import smtplib
import unicodedata

import pytest
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from plans.models import ReportingPeriod
from reports.models import OutgoingMail, State
from reports.reminding import outbox
from reports.reminding.answers import read_answer
from reports.reminding.reminders import remind
from reports.reminding.wording import Message
from tests.reports.mail_server import Inbox, away, inbox, running
from tests.reports.reminded import days_from_due, give_addresses
from tests.reports.rounds import return_of
from tests.reports.seen import hand_in, specialist_of

__all__ = ["inbox"]
pytestmark = pytest.mark.django_db
DECOMPOSED = unicodedata.normalize("NFD", "Đôn đốc báo cáo của Ủy ban nhân dân huyện Vị Thủy")


def put(*addresses: str, subject: str = "Nhắc hạn nộp báo cáo", body: str = "Kính gửi: Sở Tài chính\n") -> None:
    outbox.post((address, Message(subject, body), None) for address in addresses)


def later(minutes: float) -> None:
    """The time between attempts goes by."""
    passed = F("next_attempt_at") - datetime.timedelta(minutes=minutes)
    OutgoingMail.objects.waiting().update(next_attempt_at=passed)


def states() -> list[tuple[str, bool, bool]]:
    """Address, sent, given up."""
    rows = OutgoingMail.objects.order_by("pk")
    return [(one.to, one.sent_at is not None, one.given_up_at is not None) for one in rows]


# What arrives


def test_a_reminder_arrives_as_it_was_written(period: ReportingPeriod, inbox: Inbox) -> None:
    give_addresses(period, "UB936")
    days_from_due(period, 3)
    remind(period, [return_of(period, "UB936").pk], by=specialist_of(period))
    with running(inbox):
        assert outbox.send_due().sent == 2
    written = OutgoingMail.objects.earliest("pk")
    message = inbox.messages[0]
    assert sorted(inbox.addresses) == ["lanh-dao-ub936@haugiang.example", "ub936@haugiang.example"]
    assert message["Subject"].strip() == written.subject  # folded: long headers continue on the next line
    assert message.get_content().replace("\r\n", "\n") == written.body
    assert message.get_content_type() == "text/plain"
    assert message["From"] == "Cổng báo cáo <cong@portal.example>"
    assert message["Auto-Submitted"] == "auto-generated"


def test_letters_are_composed_in_subject_and_body(period: ReportingPeriod, inbox: Inbox) -> None:
    agency = return_of(period, "UB936").agency
    type(agency).objects.filter(pk=agency.pk).update(name=DECOMPOSED)
    give_addresses(period, "UB936")
    remind(period, [return_of(period, "UB936").pk], by=specialist_of(period))
    with running(inbox):
        outbox.send_due()
    (message,) = inbox.messages
    assert unicodedata.is_normalized("NFC", message["Subject"] + message.get_content())
    assert unicodedata.normalize("NFC", DECOMPOSED) in message.get_content()


def test_one_message_goes_to_one_address(inbox: Inbox) -> None:
    put("a@x.example", "b@x.example")
    with running(inbox):
        outbox.send_due()
    assert [one.rcpt_tos for one in inbox.envelopes] == [["a@x.example"], ["b@x.example"]]


def test_a_line_break_in_a_subject_sends_no_header_of_its_own(inbox: Inbox) -> None:
    put("a@x.example", subject="Nhắc\nBcc: b@x.example")
    put("c@x.example")
    with running(inbox):
        outbox.send_due()
    assert inbox.addresses == ["c@x.example"]
    assert states()[0] == ("a@x.example", False, True)


# When the server is away


def test_while_the_server_is_away_nothing_is_lost_and_then_it_is_sent_once(inbox: Inbox) -> None:
    put("a@x.example", "b@x.example")
    with away():
        delivery = outbox.send_due()
    assert (delivery.sent, delivery.failed) == (0, 1)
    assert delivery.trouble.startswith("Không nối được với máy chủ thư")
    assert [one[1:] for one in states()] == [(False, False)] * 2
    later(6)
    with running(inbox):
        assert outbox.send_due().sent == 2
        assert outbox.send_due().sent == 0
    assert sorted(inbox.addresses) == ["a@x.example", "b@x.example"]
    assert not OutgoingMail.objects.exclude(last_error="").exists()


def test_a_mail_that_failed_is_left_alone_until_its_time(inbox: Inbox) -> None:
    put("a@x.example")
    with away():
        outbox.send_due()
    with running(inbox):
        assert outbox.send_due().sent == 0
        later(6)
        assert outbox.send_due().sent == 1


def test_pauses_grow_and_after_five_days_it_is_given_up() -> None:
    put("a@x.example")
    pauses = []
    for _ in range(7):
        with away():
            outbox.send_due()
        mail = OutgoingMail.objects.get()
        pauses.append(round((mail.next_attempt_at - timezone.now()).total_seconds() / 60))
        later(400)
    assert pauses == [5, 15, 60, 180, 360, 360, 360]
    OutgoingMail.objects.update(made_at=timezone.now() - datetime.timedelta(days=6))
    with away():
        outbox.send_due()
    assert states() == [("a@x.example", False, True)]


def test_the_command_says_what_it_did_and_what_keeps_mail_back() -> None:
    put("a@x.example", "b@x.example")
    out, err = io.StringIO(), io.StringIO()
    with away():
        call_command("send_mail_queue", stdout=out, stderr=err)
    assert out.getvalue() == "Đã gửi 0 thư, chưa gửi được 1, thôi gửi 0; còn 2 thư chờ.\n"
    assert err.getvalue().startswith("Không nối được với máy chủ thư")


# When the server refuses


def test_an_address_refused_for_good_is_given_up_and_the_others_go_on(inbox: Inbox) -> None:
    inbox.of_address["a@x.example"] = "550 5.1.1 No such user"
    put("a@x.example", "b@x.example")
    with running(inbox):
        delivery = outbox.send_due()
    assert (delivery.sent, delivery.failed, delivery.trouble) == (1, 1, "")
    assert states() == [("a@x.example", False, True), ("b@x.example", True, False)]
    assert OutgoingMail.objects.troubled().get().last_error == (
        "Máy chủ thư không nhận địa chỉ này: 550 5.1.1 No such user"
    )


def test_an_address_refused_for_now_is_tried_again(inbox: Inbox) -> None:
    inbox.of_address["a@x.example"] = "451 4.7.1 Greylisted"
    put("a@x.example", "b@x.example")
    with running(inbox):
        assert outbox.send_due().sent == 1
        assert states()[0] == ("a@x.example", False, False)
        inbox.of_address.clear()
        later(6)
        assert outbox.send_due().sent == 1


@pytest.mark.parametrize(("answer", "given_up"), [("554 5.7.1 Refused", True), ("452 4.3.1 Full", False)])
def test_a_message_refused_for_good_is_given_up_one_for_now_waits(inbox: Inbox, answer: str, given_up: bool) -> None:
    inbox.of_message = answer
    put("a@x.example")
    with running(inbox):
        outbox.send_due()
    assert states() == [("a@x.example", False, given_up)]


def test_a_server_that_closes_stops_the_run(inbox: Inbox) -> None:
    inbox.of_address["a@x.example"] = "421 4.3.2 Closing"
    put("a@x.example", "b@x.example")
    with running(inbox):
        assert outbox.send_due().trouble == "Máy chủ thư tạm ngừng: 4.3.2 Closing"
    assert [one[1:] for one in states()] == [(False, False)] * 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (smtplib.SMTPAuthenticationError(535, b"bad"), "Máy chủ thư không nhận tên hoặc mật khẩu của cổng: bad"),
        (smtplib.SMTPSenderRefused(550, b"who", "a"), "Máy chủ thư không nhận địa chỉ gửi của cổng: who"),
        (TimeoutError("timed out"), "Không nối được với máy chủ thư: timed out"),
    ],
)
def test_what_people_can_mend_of_the_server_is_never_for_good(error: Exception, words: str) -> None:
    answer = read_answer(error)
    assert (answer.words, answer.for_good, answer.about_the_server) == (words, False, True)


# A sender that dies


def test_a_mail_in_hand_is_taken_by_nobody_else(inbox: Inbox) -> None:
    put("a@x.example")
    assert outbox._take(timezone.now()) is not None
    with running(inbox):
        assert outbox.send_due().sent == 0


def test_who_dies_after_sending_leaves_one_duplicate_with_the_same_identity(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*anything: object) -> None:
        raise KeyboardInterrupt

    put("a@x.example")
    with running(inbox):
        monkeypatch.setattr(outbox, "_note", dies)
        with pytest.raises(KeyboardInterrupt):
            outbox.send_due()
        monkeypatch.undo()
        assert outbox.send_due().sent == 0
        later(11)
        assert outbox.send_due().sent == 1
        later(11)
        assert outbox.send_due().sent == 0
    first, second = inbox.messages
    assert first["Message-ID"] == second["Message-ID"]


# What waited too long


def test_a_reminder_that_waited_is_dropped_when_the_agency_has_handed_in(
    period: ReportingPeriod, inbox: Inbox, tmp_path
) -> None:
    give_addresses(period, "STC", "STP")
    days_from_due(period, 1)
    remind(period, [return_of(period, code).pk for code in ("STC", "STP")], by=specialist_of(period))
    hand_in(period, tmp_path, ["STC"], State.SUBMITTED)
    with running(inbox):
        delivery = outbox.send_due()
    assert (delivery.sent, delivery.dropped) == (1, 1)
    assert inbox.addresses == ["stp@haugiang.example"]
    assert not OutgoingMail.objects.troubled().exists()
