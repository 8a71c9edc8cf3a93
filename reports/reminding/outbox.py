"""Mail is kept in the database and sent afterwards, so that none is lost while the mail server is away.

A sender takes one mail at a time by a compare-and-set of its attempts, which holds on both databases: of two senders
one gets it. For `IN_HAND` it is then left alone. Whoever dies between sending and noting it leaves a mail that is sent
once more after that time: at most one duplicate for each such death, with the same Message-ID.
"""

import datetime
import smtplib
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F
from django.utils import timezone

from reports.models import OutgoingMail, Reminder
from reports.reminding.answers import Answer, read_answer
from reports.reminding.wording import Message

IN_HAND = datetime.timedelta(minutes=10)
PAUSES = [datetime.timedelta(minutes=minutes) for minutes in (5, 15, 60, 180, 360)]
"""Between one attempt and the next; the last one goes on."""

TRIED_FOR = datetime.timedelta(days=5)


@dataclass
class Delivery:
    """What became of the mails that were due. `trouble` is what keeps all mail from going out, if anything does."""

    sent: int = 0
    failed: int = 0
    dropped: int = 0
    trouble: str = ""


def post(mails: Iterable[tuple[str, Message, Reminder | None]]) -> None:
    """Put mails into the outbox: address, message, and the reminder that they belong to, if any."""
    now = timezone.now()
    OutgoingMail.objects.bulk_create(
        OutgoingMail(to=to, subject=message.subject, body=message.body, reminder=reminder, next_attempt_at=now)
        for to, message, reminder in mails
    )


def send_due(connection: BaseEmailBackend | None = None) -> Delivery:
    """Send what is due, one mail after another; stops where the server takes none.

    By the portal's own way out unless another is given. Outside a transaction, or what was sent may be sent again.
    """
    started, delivery = timezone.now(), Delivery()
    connection = connection or get_connection()
    try:
        while not delivery.trouble and (mail := _take(started)) is not None:
            if not _wanted(mail):
                _give_up(mail, "")
                delivery.dropped += 1
                continue
            _note(mail, _send(mail, connection), delivery)
    finally:
        _hang_up(connection)
    return delivery


def _take(started: datetime.datetime) -> OutgoingMail | None:
    """The next mail that is due, for this sender alone."""
    while True:
        due = OutgoingMail.objects.waiting().filter(next_attempt_at__lte=started).order_by("next_attempt_at", "pk")
        mail = due.select_related("reminder__submission__period").first()
        if mail is None:
            return None
        mine = OutgoingMail.objects.waiting().filter(pk=mail.pk, attempts=mail.attempts)
        if mine.update(attempts=F("attempts") + 1, next_attempt_at=timezone.now() + IN_HAND):
            mail.attempts += 1
            return mail


def _wanted(mail: OutgoingMail) -> bool:
    """A reminder that waited is not sent to an agency that has handed in by now."""
    if mail.reminder is None:
        return True
    submission = mail.reminder.submission
    return submission.open_for_entry and submission.period.closed_at is None


def _send(mail: OutgoingMail, connection: BaseEmailBackend) -> Answer | None:
    """None where the server took it, else what it answered."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    headers = {"Message-ID": f"<thu-{mail.pk}.{mail.made_at:%Y%m%d%H%M%S}@{host}>", "Auto-Submitted": "auto-generated"}
    message = EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers, connection=connection)
    try:
        connection.open()
        message.send()
    except (smtplib.SMTPException, OSError, ValueError) as error:
        _hang_up(connection)
        return read_answer(error)
    return None


def _hang_up(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except (smtplib.SMTPException, OSError):
        return  # it is closed by then


def _note(mail: OutgoingMail, answer: Answer | None, delivery: Delivery) -> None:
    now = timezone.now()
    if answer is None:
        OutgoingMail.objects.filter(pk=mail.pk).update(sent_at=now, given_up_at=None, last_error="")
        delivery.sent += 1
        return
    delivery.failed += 1
    delivery.trouble = answer.words if answer.about_the_server else ""
    if answer.for_good or now - mail.made_at > TRIED_FOR:
        _give_up(mail, answer.words)
        return
    pause = PAUSES[min(mail.attempts, len(PAUSES)) - 1]
    OutgoingMail.objects.filter(pk=mail.pk).update(next_attempt_at=now + pause, last_error=answer.words)


def _give_up(mail: OutgoingMail, why: str) -> None:
    OutgoingMail.objects.filter(pk=mail.pk).update(given_up_at=timezone.now(), last_error=why)
