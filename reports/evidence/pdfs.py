"""PDF files, read by a process of its own: a file made to exhaust memory or time harms nothing but that process."""

import subprocess
import sys

from django.conf import settings

from hauggiang_pcmd.lib.refusal import Refused
from reports.evidence import pdf_reading

LONGEST = 30
"""Seconds, with the start of the process."""

SENTENCES = {
    pdf_reading.LOCKED: "Tệp PDF có đặt mật khẩu hoặc mã hóa: bỏ mật khẩu rồi gửi lại.",
    pdf_reading.RUNS: "Tệp PDF có mã tự chạy hoặc lệnh mở chương trình, không nhận được: in lại thành PDF rồi gửi.",
    pdf_reading.EMBEDS: "Tệp PDF có tệp khác nhúng bên trong, không nhận được: in lại thành PDF rồi gửi.",
    pdf_reading.TOO_LARGE: "Tệp PDF giải nén ra quá lớn, không nhận được: in lại thành PDF rồi gửi.",
}
BROKEN = "Tệp PDF hỏng hoặc không đọc được: in lại thành PDF rồi gửi lại."


def judge_pdf(data: bytes) -> None:
    """Refused where the file cannot be read, is locked, holds other files, or anything that acts by itself."""
    command = [sys.executable, "-m", "reports.evidence.pdf_reading"]
    try:
        read = subprocess.run(  # noqa: S603 - a fixed command; the file comes by standard input
            command, input=data, capture_output=True, timeout=LONGEST, check=False, cwd=settings.BASE_DIR
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(BROKEN) from error
    found = read.stdout.decode("ascii", "replace").strip()
    if read.returncode != 0 or found != pdf_reading.FINE:
        raise Refused(SENTENCES.get(found, BROKEN))
