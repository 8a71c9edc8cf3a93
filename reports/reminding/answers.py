"""What a mail server's refusal means: for this mail or for all, for now or for good."""

import smtplib
from dataclasses import dataclass

SERVICE_CLOSING = 421
LONGEST = 300


@dataclass(frozen=True)
class Answer:
    """`words` are a Vietnamese sentence with what the server said."""

    words: str
    for_good: bool = False
    about_the_server: bool = False


def read_answer(error: Exception) -> Answer:
    """What to make of an error while sending.

    Only what the server says of the recipient or of the message itself can be for good; a wrong password, a sender it
    does not know and a server that is away are mended by people, and the mail waits.
    """
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return _of_the_mail(code, said, "Máy chủ thư không nhận địa chỉ này")
    if isinstance(error, smtplib.SMTPDataError):
        return _of_the_mail(error.smtp_code, error.smtp_error, "Máy chủ thư không nhận nội dung thư")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _of_the_server("Máy chủ thư không nhận tên hoặc mật khẩu của cổng", error.smtp_error)
    if isinstance(error, smtplib.SMTPSenderRefused):
        return _of_the_server("Máy chủ thư không nhận địa chỉ gửi của cổng", error.smtp_error)
    if isinstance(error, (smtplib.SMTPException, OSError)):
        return _of_the_server("Không nối được với máy chủ thư", str(error))
    return Answer(_sentence("Địa chỉ hoặc nội dung thư không gửi được", str(error)), for_good=True)


def _of_the_mail(code: int, said: bytes | str, what: str) -> Answer:
    if code == SERVICE_CLOSING:
        return _of_the_server("Máy chủ thư tạm ngừng", said)
    return Answer(_sentence(what, said, code), for_good=code >= 500)  # 5xx: RFC 5321, 4.2.1


def _of_the_server(what: str, said: bytes | str) -> Answer:
    return Answer(_sentence(what, said), about_the_server=True)


def _sentence(what: str, said: bytes | str, code: int | None = None) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    answer = " ".join(f"{code or ''} {text}".split())[:LONGEST]
    return f"{what}: {answer}" if answer else f"{what}."
