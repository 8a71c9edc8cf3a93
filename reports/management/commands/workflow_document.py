"""manage.py workflow_document >docs/workflow.md"""

from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from reports.workflow_document import workflow_document


class Command(PlainCommand):
    help = "In trang docs/workflow.md, viết từ bảng các bước của báo cáo."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(workflow_document(), ending="")
