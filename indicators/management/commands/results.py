"""manage.py results PERIOD [--plan CODE]"""

import json
from argparse import ArgumentParser
from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from indicators.results_json import results_as_json
from plans.finding import opened_period_called, plan_called


class Command(PlainCommand):
    help = "In kết quả của một kỳ dưới dạng JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("period", metavar="PERIOD", help="kỳ, ví dụ 2024-6T")
        parser.add_argument("--plan", metavar="CODE", help="mã kế hoạch, khi có nhiều kế hoạch")

    def handle(self, *args: Any, **options: Any) -> None:
        period = opened_period_called(plan_called(options["plan"]), options["period"])
        self.stdout.write(json.dumps(results_as_json(period), ensure_ascii=False, indent=2))
