"""manage.py remind [--dry-run]"""

from argparse import ArgumentParser
from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from plans.models import ReportingPeriod
from reports.reminding.reminders import Planned, automatic, plan_reminders, remind_by_schedule


class Command(PlainCommand):
    help = "Nhắc các đơn vị đến mốc nhắc mà chưa gửi báo cáo; chạy mỗi ngày, chạy lại trong ngày không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ nhắc ai, gửi tới đâu")

    def handle(self, *args: Any, **options: Any) -> None:
        running = ReportingPeriod.objects.opened().filter(closed_at__isnull=True)
        for period in running.select_related("plan__consolidated_by"):
            if options["dry_run"]:
                planned = [one for one in automatic(plan_reminders(period)) if not one.reminded_today]
            else:
                planned = list(remind_by_schedule(period).reminded)
            done = "sẽ nhắc" if options["dry_run"] else "đã nhắc"
            self.stdout.write(f"{period.plan.code} {period.label}: {done} {len(planned)} đơn vị.")
            for one in planned:
                self.stdout.write(f"  {one.owing.agency.code}: {_words(one)}")


def _words(one: Planned) -> str:
    addresses = ", ".join(recipient.words for recipient in one.recipients)
    return f"{one.owing.kind.label.lower()}; {addresses or 'chưa có địa chỉ thư'}"
