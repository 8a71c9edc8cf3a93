"""Lets in by password alone a person who lost their second factor, where no administrator can do it on their page."""

from typing import Any

from django.core.management.base import CommandParser

from agencies.accounts import remove_second_factor
from agencies.models import User
from hauggiang_pcmd.lib.commands import PlainCommand
from hauggiang_pcmd.lib.refusal import Refused


class Command(PlainCommand):
    help = "Gỡ xác thực hai bước của một tài khoản, khi người dùng mất điện thoại và mã dự phòng."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", metavar="TÊN_ĐĂNG_NHẬP")

    def handle(self, *args: Any, **options: Any) -> None:
        name = options["username"]
        user = User.objects.filter(username__iexact=name).first()
        if user is None:
            raise Refused(f"Không có tài khoản “{name}”.")
        removed = remove_second_factor(user, by=User.objects.operator())
        self.stdout.write("Đã gỡ xác thực hai bước." if removed else "Tài khoản này không bật xác thực hai bước.")
