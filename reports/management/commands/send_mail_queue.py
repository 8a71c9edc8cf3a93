"""manage.py send_mail_queue"""

from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from reports.models import OutgoingMail
from reports.reminding.outbox import send_due


class Command(PlainCommand):
    help = "Gửi các thư đang chờ; thư chưa gửi được thì chờ lần sau. Chạy vài phút một lần."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits 0 also while the mail server is away: nothing is lost, and the next run tries again."""
        delivery = send_due()
        waiting = OutgoingMail.objects.waiting().count()
        self.stdout.write(
            f"Đã gửi {delivery.sent} thư, chưa gửi được {delivery.failed}, "
            f"thôi gửi {delivery.dropped}; còn {waiting} thư chờ."
        )
        if delivery.trouble:
            self.stderr.write(delivery.trouble)
