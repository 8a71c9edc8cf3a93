"""manage.py export_report PERIOD --format pdf|docx|xlsx --output PATH [--plan CODE]"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand, one_of
from hauggiang_pcmd.lib.refusal import Refused
from plans.finding import opened_period_called, plan_called
from reports.issuing.current import report_file
from reports.renderers import FORMATS


class Command(PlainCommand):
    help = "Xuất báo cáo tổng hợp của một kỳ; mang chữ DỰ THẢO cho đến khi phát hành."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("period", metavar="PERIOD", help="kỳ, ví dụ 2024-6T")
        parser.add_argument("--format", required=True, help=", ".join(FORMATS))
        parser.add_argument("--output", metavar="PATH", type=Path, required=True)
        parser.add_argument("--plan", metavar="CODE", help="mã kế hoạch, khi có nhiều kế hoạch")

    def handle(self, *args: Any, **options: Any) -> None:
        layout = one_of("--format", options["format"], FORMATS)
        period = opened_period_called(plan_called(options["plan"]), options["period"])
        output: Path = options["output"]
        if not output.parent.is_dir():
            raise Refused(f"--output: không có thư mục {output.parent}.")
        content = report_file(period, layout)
        try:
            output.write_bytes(content)
        except OSError as error:
            raise Refused(f"--output: không ghi được tệp {output} ({error.strerror}).") from error
        self.stdout.write(f"Đã ghi báo cáo tổng hợp kỳ {period.label} vào {output}.")
