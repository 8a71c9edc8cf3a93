"""manage.py check_files [--remove]"""

from argparse import ArgumentParser
from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from hauggiang_pcmd.lib.refusal import Refused
from reports.evidence.checking import damages, orphans


class Command(PlainCommand):
    help = "So tệp minh chứng với cơ sở dữ liệu: tệp mất, tệp bị đổi, tệp không thuộc báo cáo nào."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--remove", action="store_true", help="xóa các tệp không thuộc báo cáo nào")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits 1 where a file is missing or changed; files that belong to no record are told, or removed."""
        lost = orphans()
        for path in lost:
            if options["remove"]:
                path.unlink(missing_ok=True)
            self.stdout.write(f"{'Đã xóa' if options['remove'] else 'Không thuộc báo cáo nào'}: {path}")
        if problems := list(damages()):
            raise Refused(*problems)
        self.stdout.write(f"Mọi minh chứng đều còn nguyên tệp; {len(lost)} tệp không thuộc báo cáo nào.")
