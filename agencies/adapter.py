"""How sign-in behaves here: accounts are given by the administrator, nobody makes one; what it says is Vietnamese."""

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from agencies import sealing
from agencies.models import User

TOO_OFTEN = "Anh/chị đã thử sai nhiều lần. Hãy đợi vài phút rồi thử lại."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in without sign-up."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "Tài khoản này đã ngừng.",
        "enter_current_password": "Mật khẩu đang dùng chưa đúng.",
        "incorrect_code": "Mã chưa đúng hoặc đã hết hạn. Hãy nhập mã đang hiện trong ứng dụng.",
        "incorrect_password": "Mật khẩu chưa đúng.",
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        "rate_limited": TOO_OFTEN,
        "same_as_current": "Mật khẩu mới phải khác mật khẩu đang dùng.",
        "too_many_login_attempts": TOO_OFTEN,
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu chưa đúng.",
        "username_taken": "Tên đăng nhập này đã có người dùng.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """`next` leads back into this site only, on the address it was opened by."""
        request = context.request
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        )

    def login(self, request: HttpRequest, user: User) -> None:
        """Signing in notes the time on the account; that is no change of the account for its history."""
        user.skip_history_when_saving = True  # type: ignore[attr-defined]
        super().login(request, user)
        del user.skip_history_when_saving  # type: ignore[attr-defined]

    def set_password(self, user: User, password: str) -> None:
        """A password that the person chose."""
        user.password_is_temporary = False
        user._change_reason = "Tự đổi mật khẩu"  # type: ignore[attr-defined]  # noqa: SLF001 (simple_history's way)
        super().set_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("home")


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: a code from an application on the telephone, or one of the recovery codes."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": "Không tắt được xác thực hai bước.",
        "cannot_generate_recovery_codes": "Cần bật xác thực hai bước trước khi tạo mã dự phòng.",
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Raises sealing.Unreadable: an empty key in its place would make the codes predictable."""
        return sealing.unseal(encrypted_text)

    def get_totp_label(self, user: User) -> str:
        return user.username
