"""Every document is an archive's PDF/A-3a and a screen reader's PDF/UA-1, as an independent validator sees it."""

from collections import Counter

import page as validator
import pytest

from reports.renderers.pdf import render_pdf
from tests.reports.test_pdf_rules import SAMPLES, read

PROFILES = [validator.ValidationProfile.PDF_A_3A, validator.ValidationProfile.PDF_UA_1]


def failures(pdf: bytes, profile: validator.ValidationProfile) -> Counter[str]:
    report = validator.validate_pdf_bytes(pdf, profile=profile)
    assert report.rules.total > 100
    return Counter(f"{each.rule_id} {each.message}" for each in report.failures)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.value)
@pytest.mark.parametrize("name", SAMPLES)
def test_the_pdf_conforms(name: str, profile: validator.ValidationProfile) -> None:
    assert failures(read(name).data, profile) == Counter()


def test_the_validator_finds_what_is_wrong() -> None:
    build, draft = SAMPLES["minimal"]
    broken = render_pdf(build(), draft=draft).replace(b"pdfuaid:part>1<", b"pdfuaid:part>2<")
    assert failures(broken, validator.ValidationProfile.PDF_UA_1)
