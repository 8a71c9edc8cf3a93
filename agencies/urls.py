"""Pages about one's own account. Only these of the library's: there is no sign-up, no mail and no reset by mail."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.cache import never_cache

from agencies.access import is_signed_in
from hauggiang_pcmd.lib.http import View, page, requires


def _own(view: View) -> View:
    return page("GET", "POST")(requires(is_signed_in)(view))


urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    # Open to all: who was signed out meanwhile, or waits before the second factor, leaves by the same button.
    path("dang-xuat/", never_cache(login_not_required(account.logout)), name="account_logout"),
    path("tai-khoan-da-ngung/", never_cache(account.account_inactive), name="account_inactive"),
    path("doi-mat-khau/", _own(account.password_change), name="account_change_password"),
    path("xac-nhan-lai/", _own(account.reauthenticate), name="account_reauthenticate"),
    path("xac-nhan-lai/ma/", _own(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path("dang-nhap/ma-xac-thuc/", second_factor.authenticate, name="mfa_authenticate"),
    path("xac-thuc-hai-buoc/", _own(second_factor.index), name="mfa_index"),
    path("xac-thuc-hai-buoc/bat/", _own(totp.activate_totp), name="mfa_activate_totp"),
    path("xac-thuc-hai-buoc/tat/", _own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("ma-du-phong/", _own(recovery_codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("ma-du-phong/tao/", _own(recovery_codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("ma-du-phong/tai-ve/", _own(recovery_codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
