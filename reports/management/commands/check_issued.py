"""manage.py check_issued"""

from typing import Any

from hauggiang_pcmd.lib.commands import PlainCommand
from hauggiang_pcmd.lib.refusal import Refused
from reports.issuing.verifying import all_damages
from reports.models import IssuedDocument


class Command(PlainCommand):
    help = "So nội dung và tệp của mọi văn bản đã phát hành với mã băm khi phát hành."

    def handle(self, *args: Any, **options: Any) -> None:
        """Exits 1 and names each content or file that is not what was issued."""
        if problems := list(all_damages()):
            raise Refused(*problems)
        self.stdout.write(f"{IssuedDocument.objects.count()} văn bản đã phát hành đều còn nguyên nội dung và tệp.")
