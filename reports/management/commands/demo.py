"""manage.py demo [--accounts]"""

from argparse import ArgumentParser
from typing import Any

from agencies.today import today
from hauggiang_pcmd.lib.commands import PlainCommand
from hauggiang_pcmd.lib.dates import format_date_text
from reports.demonstration.accounts import accounts_table
from reports.demonstration.playing import play


class Command(PlainCommand):
    help = "Biến cơ sở dữ liệu trống thành bản trình diễn; bị từ chối nơi có dữ liệu thật, chạy lại không đổi gì."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--accounts", action="store_true", help="chỉ in các tài khoản trình diễn; không in gì nơi không có"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits 0 where the demonstration is there by now, made just now or before; 1 where it is refused."""
        if not options["accounts"]:
            made = play(self._say)
            done = "Đã dựng bản trình diễn" if made else "Cơ sở dữ liệu này đã là bản trình diễn, không đổi gì"
            self._say(f"{done}; cổng ở ngày {format_date_text(today())}.")
        if table := accounts_table():
            self.stdout.write(table)

    def _say(self, line: str) -> None:
        """Progress is no error, and is not coloured like one."""
        self.stderr.write(line, style_func=str)
