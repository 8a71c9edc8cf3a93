"""python -m reports.issuing.signature_reading CODE LENGTH DIGEST [FOLDER] <file.pdf: what a signed PDF is, as JSON.

CODE is looked for in its text; LENGTH and DIGEST are those of the PDF that was issued, which a digital signature goes
on from; FOLDER holds certificates of authorities that are trusted. Runs with little memory and time, which it takes
from itself before it reads anything, and asks nobody: no network, no revocation lists. Knows no Django.
"""

import hashlib
import io
import json
import sys
from pathlib import Path
from typing import Any

from reports.evidence import pdf_reading

MOST_PAGES = 2000
MOST_SIGNATURES = 20
SAME_FILE, SAME_CODE, NO_CODE, NO_TEXT = "same-file", "same-code", "no-code", "no-text"


def read(data: bytes, code: str, issued: tuple[int, str], folder: str) -> dict[str, Any]:
    """`word` says whether the file can be taken at all; the rest is there only where it can."""
    word = pdf_reading.word_about(data, may_embed=True)
    if word != pdf_reading.FINE:
        return {"word": word}
    text, pages = _text(data)
    return {
        "word": word,
        "pages": pages,
        "likeness": _likeness(data, text, code, issued),
        "signatures": _signatures(data, _roots(folder)),
    }


def _likeness(data: bytes, text: str, code: str, issued: tuple[int, str]) -> str:
    length, digest = issued
    if len(data) >= length and hashlib.sha256(data[:length]).hexdigest() == digest:
        return SAME_FILE
    if not text:
        return NO_TEXT
    return SAME_CODE if code in text else NO_CODE


def _text(data: bytes) -> tuple[str, int]:
    """What the first and last page say, without spaces, and how many pages there are."""
    import pypdfium2  # noqa: PLC0415 - after the limits are set

    document = pypdfium2.PdfDocument(data)
    pages = len(document)
    if not 0 < pages <= MOST_PAGES:
        raise ValueError("no page, or too many")
    said = "".join(document[place].get_textpage().get_text_bounded() for place in {0, pages - 1})
    return "".join(said.split()), pages


def _signatures(data: bytes, roots: list[Any]) -> list[dict[str, Any]]:
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    found = list(reader.embedded_regular_signatures)
    if len(found) > MOST_SIGNATURES:
        raise ValueError("too many signatures")
    return [_signature(one, roots) for one in found]


def _signature(one: Any, roots: list[Any]) -> dict[str, Any]:
    """A signature that cannot be read is no signature of anybody."""
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.settings import KeyUsageConstraints  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    context = ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")
    try:
        status = validate_pdf_signature(
            one,
            signer_validation_context=context,
            ts_validation_context=context,
            key_usage_settings=KeyUsageConstraints(key_usage=set(), extd_key_usage=set()),
        )
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it proves nothing
        return {"signer": "", "organisation": "", "at": "", "intact": False, "whole": False, "trusted": None}
    subject = one.signer_cert.subject.native
    stamp = status.timestamp_validity
    stamped = bool(stamp and stamp.intact and stamp.valid)
    moment = stamp.timestamp if stamp and stamped else status.signer_reported_dt
    whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return {
        "signer": str(subject.get("common_name", "")),
        "organisation": str(subject.get("organization_name", "")),
        "at": moment.isoformat() if moment else "",
        "stamped": stamped,
        "intact": bool(status.intact and status.valid),
        "whole": whole,
        "untouched": whole or bool(status.docmdp_ok and status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION),
        "trusted": bool(status.trusted) if roots else None,
    }


def _roots(folder: str) -> list[Any]:
    from pyhanko.keys import load_cert_from_pemder  # noqa: PLC0415

    if not folder:
        return []
    files = sorted(path for path in Path(folder).iterdir() if path.suffix in {".pem", ".crt", ".cer", ".der"})
    return [load_cert_from_pemder(str(path)) for path in files]  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    pdf_reading.limit()
    code, length, digest, *folder = sys.argv[1:]
    found = read(sys.stdin.buffer.read(), code, (int(length), digest), folder[0] if folder else "")
    sys.stdout.write(json.dumps(found))
