"""What a verb says when it is given something it cannot take."""


class Refused(Exception):
    """Bad input: one Vietnamese sentence a problem, and nothing was changed.

    Each sentence names the place (file, line, key or field), what is wrong and what was expected.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems: list[str] = list(problems)
