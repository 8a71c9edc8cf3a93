"""How a return on paper is spoken of."""

from hauggiang_pcmd.lib.dates import format_date_text
from reports.models import PaperReturn, Submission

ENTERED_FOR = "Nhập hộ từ báo cáo giấy"


def paper_of(submission: Submission) -> PaperReturn | None:
    """One query, with who entered it."""
    return PaperReturn.objects.filter(submission=submission).select_related("entered_by", "scan").first()


def paper_sentence(paper: PaperReturn) -> str:
    """Both names: who signed at the agency, who typed here."""
    return (
        f"{ENTERED_FOR} số {paper.number} ngày {format_date_text(paper.dated)}, nhận ngày "
        f"{format_date_text(paper.received_on)}. Người ký: {paper.signer_name}, {paper.signer_position}. "
        f"Người nhập: {paper.entered_by}."
    )
