"""Failed sign-ins are counted by the person's address and the name that was tried."""

import pytest

from hauggiang_pcmd.lib.sign_in import client_address, name_tried


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "6.6.6.6, 203.0.113.5", "203.0.113.5"),
        (2, "6.6.6.6, 203.0.113.5, 10.0.0.2", "203.0.113.5"),
        (3, "203.0.113.5, 10.0.0.2", "10.0.0.1"),
    ],
)
def test_the_address_is_what_our_own_proxies_say_and_no_more(rf, settings, proxies, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


@pytest.mark.parametrize("typed", ["ub935", " UB935 ", "Ub935", "ＵＢ935"])
def test_one_name_in_any_spelling_counts_as_one(rf, typed):
    assert name_tried(rf.post("/", {"login": typed}), None) == "ub935"
    assert name_tried(rf.post("/"), {"username": typed}) == "ub935"
