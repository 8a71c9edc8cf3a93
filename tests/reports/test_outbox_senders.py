"""Many senders at once, in transactions of their own: every mail goes out once."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from reports.models import OutgoingMail
from reports.reminding import outbox
from tests.reports.mail_server import Inbox, inbox, running

__all__ = ["inbox"]


@pytest.mark.django_db(transaction=True)
def test_senders_at_once_send_every_mail_once(inbox: Inbox) -> None:
    addresses = [f"a{number}@x.example" for number in range(40)]
    now = timezone.now()
    OutgoingMail.objects.bulk_create(
        OutgoingMail(to=address, subject="Nhắc", body="Kính gửi", next_attempt_at=now) for address in addresses
    )

    def send() -> None:
        try:
            outbox.send_due()
        finally:
            connection.close()

    with running(inbox):
        senders = [threading.Thread(target=send) for _ in range(4)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
    assert sorted(inbox.addresses) == sorted(addresses)
    assert not OutgoingMail.objects.waiting().exists()
