"""What a person may have meant by a key that there is not. Pure."""

import difflib

from reports.references.marking import Facts


def nearest_key(key: str, facts: Facts) -> str:
    """The end of a refusal: the likeliest key with what it says now, or where the keys are listed."""
    folded = {known.casefold(): known for known in facts}
    close = difflib.get_close_matches(key.casefold(), folded, n=1, cutoff=0.6)
    if not close:
        return ". Các mã dùng được nằm trong danh sách số liệu bên cạnh."
    known = folded[close[0]]
    return f"; có phải “{known}” (hiện là “{facts[known]}”)?"
