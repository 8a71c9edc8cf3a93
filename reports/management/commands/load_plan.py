"""manage.py load_plan FILE [--check]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from reports.plan_files.loading import load_plan


class Command(PlainCommand):
    help = "Nạp một tệp kế hoạch cùng địa bàn của nó; chạy lại không đổi gì, --check chỉ kiểm tra."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--check", action="store_true", help="chỉ báo sẽ thay đổi gì, không ghi")

    def handle(self, *args: Any, **options: Any) -> None:
        for line in load_plan(options["file"], check=options["check"]).lines():
            self.stdout.write(line)
