"""Every rule of form holds on the PDF itself, for reports from one paragraph to tables of many pages."""

from functools import cache

import pytest

from reports.renderers.pdf import render_pdf
from tests.reports import (
    pdf_rules_annexes,
    pdf_rules_drawings,
    pdf_rules_ending,
    pdf_rules_letterhead,
    pdf_rules_page,
    pdf_rules_structure,
    pdf_rules_text,
    sample_charts,
    sample_documents,
)
from tests.reports.pdf_reading import ReadPdf
from tests.reports.pdf_rules import RULES, Rule

BOOKS = (
    pdf_rules_page,
    pdf_rules_letterhead,
    pdf_rules_text,
    pdf_rules_ending,
    pdf_rules_annexes,
    pdf_rules_drawings,
    pdf_rules_structure,
)
SAMPLES = {
    "minimal": (sample_documents.minimal, True),
    "typical": (sample_documents.typical, True),
    "large": (sample_documents.large, False),
    "awkward": (sample_documents.awkward, False),
    "dated": (sample_documents.dated, False),
    "far place": (sample_documents.far_place, False),
    "headed": (sample_documents.headed, False),
    "checked": (sample_documents.checked, False),
    "charted": (sample_charts.charted, True),
}


@cache
def read(name: str) -> ReadPdf:
    build, draft = SAMPLES[name]
    document = build()
    return ReadPdf(document, render_pdf(document, draft=draft), draft=draft)


@pytest.mark.parametrize("each", RULES, ids=[each.sentence for each in RULES])
@pytest.mark.parametrize("name", SAMPLES)
def test_the_pdf_keeps_the_rule(name: str, each: Rule) -> None:
    each.check(read(name))


@pytest.mark.parametrize("lines", range(12, 24, 2))
def test_wherever_the_text_ends_its_last_sentence_and_the_signature_stay_together(lines: int) -> None:
    document = sample_documents.ending_after(lines)
    pdf = ReadPdf(document, render_pdf(document, draft=False), draft=False)
    assert {run.page for run in pdf.ending} == {pdf.paragraphs[-1][-1].page} == {len(pdf.pages) - 1}


def test_the_rules_are_counted() -> None:
    assert len(RULES) == 105
    assert len({each.sentence for each in RULES}) == len(RULES)
