"""What a verb says when it is given something it cannot take."""


class Refused(Exception):
    """Bad input: one Vietnamese sentence a problem, and nothing was changed.

    Each sentence names the place (file, line, key or field), what is wrong and what was expected.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems: list[str] = list(problems)


DATABASE_REFUSES = "Cơ sở dữ liệu không nhận: "


def database_refusal(error: Exception) -> str:
    """The sentence with which the portal's guards in the database refused a write; empty where it is another error."""
    _, refused, sentence = str(error).partition(DATABASE_REFUSES)
    return DATABASE_REFUSES + sentence.splitlines()[0] if refused else ""
