"""What people fill in about themselves: sign-in, second factor, password."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context, ratelimit
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as ReauthenticateWithCodeForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms

from agencies.sealing import Unreadable

RULES = (
    "Ít nhất 10 ký tự, không chỉ gồm chữ số, không phải mật khẩu nhiều người dùng, "
    "không giống tên đăng nhập, họ tên hay thư điện tử."
)


class _SaysWhatIsMissing:
    """A form whose blank fields are asked for by name: `missing` holds the sentence of each."""

    missing: dict[str, str]
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, sentence in self.missing.items():
            self.fields[name].error_messages["required"] = sentence


class SignInForm(_SaysWhatIsMissing, LoginForm):  # type: ignore[misc]
    missing = {"login": "Nhập tên đăng nhập.", "password": "Nhập mật khẩu."}


class ConfirmPasswordForm(_SaysWhatIsMissing, ReauthenticateForm):  # type: ignore[misc]
    missing = {"password": "Nhập mật khẩu."}


class OwnPasswordForm(_SaysWhatIsMissing, ChangePasswordForm):  # type: ignore[misc]
    missing = {
        "oldpassword": "Nhập mật khẩu đang dùng.",
        "password1": "Nhập mật khẩu mới.",
        "password2": "Nhập lại mật khẩu mới.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = RULES

    def clean(self) -> dict[str, Any]:
        """The new password twice alike, and another than the old one."""
        given: dict[str, Any] = self.cleaned_data
        new = given.get("password1")
        if new and new == given.get("oldpassword"):
            self.add_error("password1", get_adapter().error_messages["same_as_current"])
        if new and "password2" in given and new != given["password2"]:
            self.add_error("password2", "Hai lần nhập mật khẩu mới chưa giống nhau.")
        return given


class _CodeForm(_SaysWhatIsMissing):
    """A code of the second factor: few guesses an account, since whoever is asked for it knows the password."""

    missing = {"code": "Nhập mã xác thực."}
    user: Any

    def clean_code(self) -> str:
        """Raises ValidationError for a wrong code, and for any code after too many wrong ones."""
        adapter = get_adapter()
        guesses = {"action": "second_factor", "key": str(self.user.pk)}
        if not ratelimit.consume(context.request, **guesses):
            raise adapter.validation_error("too_many_login_attempts")
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except Unreadable as error:
            raise forms.ValidationError(
                "Cổng không còn đọc được khóa xác thực hai bước của tài khoản này. Đề nghị quản trị viên gỡ để bật lại."
            ) from error
        ratelimit.clear(context.request, **guesses)
        return code


class SecondFactorForm(_CodeForm, AuthenticateForm):  # type: ignore[misc]
    """Asked for after the password."""


class ConfirmWithCodeForm(_CodeForm, ReauthenticateWithCodeForm):  # type: ignore[misc]
    """Asked for again before a change of one's own sign-in."""


class TurnOnSecondFactorForm(_SaysWhatIsMissing, ActivateTOTPForm):  # type: ignore[misc]
    missing = {"code": "Nhập mã đang hiện trong ứng dụng."}
