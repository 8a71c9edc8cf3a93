"""Signing in, one's own account, the first page."""

from tests.permissions.rows import Address, Body, about_none

TABLE = """\
                                own      stranger special. leader   viewer   admin.   far own  far spec far lead
healthz
  –                             200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405
account_login
  –                             302      302      302      302      302      302      302      302      302
account_logout
  –                             200/done 200/done 200/done 200/done 200/done 200/done 200/done 200/done 200/done
account_inactive
  –                             200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405
account_change_password
  –                             200      200      200      200      200      200      200      200      200
account_reauthenticate
  –                             200      200      200      200      200      200      200      200      200
mfa_reauthenticate
  –                             302      302      302      302      302      302      302      302      302
mfa_authenticate
  –                             302      302      302      302      302      302      302      302      302
mfa_index
  –                             200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405
mfa_activate_totp
  –                             302      302      302      302      302      302      302      302      302
mfa_deactivate_totp
  –                             404      404      404      404      404      404      404      404      404
mfa_view_recovery_codes
  –                             404/405  404/405  404/405  404/405  404/405  404/405  404/405  404/405  404/405
mfa_generate_recovery_codes
  –                             302      302      302      302      302      302      302      302      302
mfa_download_recovery_codes
  –                             404      404      404      404      404      404      404      404      404
home
  –                             200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405  200/405
"""

ARGUMENTS: dict[str, Address] = {
    **dict.fromkeys(("healthz", "home", "account_login", "account_logout", "account_inactive"), about_none),
    **dict.fromkeys(("account_change_password", "account_reauthenticate"), about_none),
    **dict.fromkeys(("mfa_authenticate", "mfa_reauthenticate", "mfa_index"), about_none),
    **dict.fromkeys(("mfa_activate_totp", "mfa_deactivate_totp"), about_none),
    **dict.fromkeys(("mfa_view_recovery_codes", "mfa_generate_recovery_codes"), about_none),
    "mfa_download_recovery_codes": about_none,
}
BODIES: dict[str, Body] = {}
