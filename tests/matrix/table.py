"""Who may open what: GET/POST for each role, on rows of the focal point's own and on another province's.

302 without signing in leads to sign-in; 403 the page is not for the role; 404 the row does not exist for the person;
405 the page does not answer the method; 409, 422 and 400 say that the person may, but not now or not like this.
"""

ROLES = [
    "anonymous", "focal point", "stranger", "specialist", "leader", "viewer", "administrator", "other leader",
]  # fmt: skip

OPEN = {"healthz", "account_login", "account_logout", "account_inactive", "mfa_authenticate"}
"""The pages that answer whoever has not signed in."""

TABLE = """
route                       rows    anonym. focal   strangr special leader  viewer  admin.  other leader
healthz                     own     200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
account_login               own     200/200 302/302 302/302 302/302 302/302 302/302 302/302 302/302
account_logout              own     302/302 200/302 200/302 200/302 200/302 200/302 200/302 200/302
account_inactive            own     200/405 200/405 200/405 200/405 200/405 200/405 200/405 200/405
account_change_password     own     302/302 200/200 200/200 200/200 200/200 200/200 200/200 200/200
account_reauthenticate      own     302/302 200/200 200/200 200/200 200/200 200/200 200/200 200/200
mfa_reauthenticate          own     302/302 302/302 302/302 302/302 302/302 302/302 302/302 302/302
mfa_authenticate            own     302/302 302/302 302/302 302/302 302/302 302/302 302/302 302/302
mfa_index                   own     302/302 200/405 200/405 200/405 200/405 200/405 200/405 200/405
mfa_activate_totp           own     302/302 302/302 302/302 302/302 302/302 302/302 302/302 302/302
mfa_deactivate_totp         own     302/302 404/404 404/404 404/404 404/404 404/404 404/404 404/404
mfa_view_recovery_codes     own     302/302 404/405 404/405 404/405 404/405 404/405 404/405 404/405
mfa_generate_recovery_codes own     302/302 302/302 302/302 302/302 302/302 302/302 302/302 302/302
mfa_download_recovery_codes own     302/302 404/404 404/404 404/404 404/404 404/404 404/404 404/404
home                        own     302/302 200/405 200/405 200/405 200/405 200/405 200/405 200/405
plan                        own     302/302 200/405 200/405 200/405 200/405 200/405 200/405 404/405
plan                        foreign 302/302 404/405 404/405 404/405 404/405 200/405 200/405 200/405
plan-files                  own     302/302 403/403 403/403 403/403 403/403 403/403 200/422 403/403
plan-file                   own     302/302 403/403 403/403 403/403 403/403 403/403 404/404 403/403
plan-file                   foreign 302/302 403/403 403/403 403/403 403/403 403/403 404/404 403/403
hotspots                    own     302/302 403/403 403/403 200/302 403/403 403/403 403/403 403/403
hotspots                    foreign 302/302 403/403 403/403 404/404 403/403 403/403 403/403 403/403
periods                     own     302/302 403/405 403/405 200/405 200/405 403/405 403/405 200/405
period-open                 own     302/302 403/403 403/403 200/302 403/403 403/403 403/403 403/403
period-open                 foreign 302/302 403/403 403/403 404/404 403/403 403/403 403/403 403/403
period-close                own     302/302 403/403 403/403 200/302 200/302 403/403 403/403 404/404
period-close                foreign 302/302 403/403 403/403 404/404 404/404 403/403 403/403 200/302
period-reopen               own     302/302 403/403 403/403 409/409 409/409 403/403 403/403 404/404
period-reopen               foreign 302/302 403/403 403/403 404/404 404/404 403/403 403/403 409/409
board                       own     302/302 403/405 403/405 200/405 200/405 200/405 403/405 404/405
board                       foreign 302/302 403/405 403/405 404/405 404/405 200/405 403/405 200/405
return                      own     302/302 200/405 404/405 200/405 200/405 403/405 403/405 404/405
return                      foreign 302/302 404/405 404/405 404/405 404/405 403/405 403/405 200/405
figures                     own     302/302 200/302 404/404 200/302 200/403 403/403 403/403 404/404
figures                     foreign 302/302 404/404 404/404 404/404 404/404 403/403 403/403 200/403
figure-history              own     302/302 200/405 404/405 200/405 200/405 403/405 403/405 404/405
figure-history              foreign 302/302 404/405 404/405 404/405 404/405 403/405 403/405 200/405
section                     own     302/302 200/400 404/404 200/400 200/403 403/403 403/403 404/404
section                     foreign 302/302 404/404 404/404 404/404 404/404 403/403 403/403 200/403
check                       own     302/302 200/422 404/404 200/422 200/403 403/403 403/403 404/404
check                       foreign 302/302 404/404 404/404 404/404 404/404 403/403 403/403 200/403
receipt                     own     302/302 404/405 404/405 404/405 404/405 403/405 403/405 404/405
receipt                     foreign 302/302 404/405 404/405 404/405 404/405 403/405 403/405 404/405
review                      own     302/302 403/405 403/405 200/405 200/405 403/405 403/405 404/405
review                      foreign 302/302 403/405 403/405 404/405 404/405 403/405 403/405 200/405
accept                      own     302/302 405/403 405/403 405/302 405/302 405/403 405/403 405/404
accept                      foreign 302/302 405/403 405/403 405/404 405/404 405/403 405/403 405/302
return-back                 own     302/302 405/403 405/403 405/302 405/302 405/403 405/403 405/404
return-back                 foreign 302/302 405/403 405/403 405/404 405/404 405/403 405/403 405/302
results                     own     302/302 403/405 403/405 200/405 200/405 200/405 403/405 404/405
results                     foreign 302/302 403/405 403/405 404/405 404/405 200/405 403/405 200/405
results-indicator           own     302/302 403/405 403/405 200/405 200/405 403/405 403/405 404/405
results-indicator           foreign 302/302 403/405 403/405 404/405 404/405 403/405 403/405 200/405
consolidated                own     302/302 403/405 403/405 200/405 200/405 200/405 403/405 404/405
consolidated                foreign 302/302 403/405 403/405 404/405 404/405 200/405 403/405 200/405
consolidated-file           own     302/302 403/405 403/405 200/405 200/405 404/405 403/405 404/405
consolidated-file           foreign 302/302 403/405 403/405 404/405 404/405 404/405 403/405 200/405
issue                       own     302/302 403/403 403/403 403/403 200/422 403/403 403/403 404/404
issue                       foreign 302/302 403/403 403/403 403/403 404/404 403/403 403/403 200/422
"""

Expected = dict[str, tuple[int, int]]


def expectations() -> dict[tuple[str, str], Expected]:
    """(GET, POST) by role, for each route and kind of row."""
    found: dict[tuple[str, str], Expected] = {}
    for line in TABLE.strip().splitlines()[1:]:
        name, whose, *codes = line.split()
        pairs = [tuple(int(code) for code in pair.split("/")) for pair in codes]
        found[name, whose] = dict(zip(ROLES, pairs, strict=True))  # type: ignore[arg-type]
    return found


def of_administration(role: str, answered: tuple[int, int]) -> tuple[int, int]:
    """Pages of the administration are the administrator's; what those answer is not decided here."""
    if role == "anonymous":
        return (302, 302)
    return answered if role == "administrator" else (403, 403)
