"""Signing in, one's own account, the first page."""

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
