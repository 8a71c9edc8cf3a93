"""Figure files that mean harm or are broken: the same every time. A name and the file's bytes."""

import random
from collections.abc import Iterator

HEADER = "agency,indicator,locality,quarter,part,numerator,denominator,nil"
File = tuple[str, bytes]
WRONG_NUMBERS = [
    "1e3",
    "1E+400",
    "NaN",
    "inf",
    "-inf",
    "0x10",
    "1_000",
    "١٢",
    "1.234,5",
    "1,5",
    "3/4",
    "2026-04-03",
    "=1+1",
    "+1",
    "@x",
    "-1",
    "1.5",
    "½",
    "²",
    "--1",
    "1-",
    ".5",
    "5.",
    "9" * 31,
    "9" * 5000,
    "1 000",
    "1 .",
    "TRUE",
    "0.30000000000000004",
    "#REF!",
]
WRONG_WORDS = [
    "'; DROP TABLE x;--",
    "<script>",
    "../../etc/passwd",
    "x" * 20_000,
    "ộ" * 300,
    "\u202e",
    "\x01",
    "{}",
    "%s",
    "\\",
]


def broken_files(agency: str, indicator: str) -> Iterator[File]:
    """Files that are no CSV of the portal."""
    dice = random.Random(5)
    good = f"{HEADER}\n{agency},{indicator},,,,1,2,\n"
    for encoding in ("utf-16", "utf-32", "utf-7", "utf-16-le", "utf-16-be", "cp1258", "shift-jis"):
        yield encoding, good.replace("1", "mười").encode(encoding, "replace") + b"\xff"
    yield "empty", b""
    yield "only a mark", b"\xef\xbb\xbf"
    yield "two marks", b"\xef\xbb\xbf\xef\xbb\xbf" + good.encode()
    yield "NUL", good.replace("1", "\0").encode()
    yield "zip", b"PK\x03\x04" + dice.randbytes(400)
    yield "quote without end", f'{HEADER}\n{agency},"{indicator},,,,1,2,\n'.encode()
    yield "text after a quote", f'{HEADER}\n{agency},"{indicator}"x,,,,1,2,\n'.encode()
    yield "huge field", f"{HEADER}\n{'x' * 200_000},{indicator},,,,1,2,\n".encode()
    yield "one line of 4 MB", b"x" * 4_000_000
    yield "4 MB of quotes", b'"' * 4_000_001
    for separator in (";", "\t", "|", " "):
        yield f"separated by {separator!r}", good.replace(",", separator).encode()
    for columns in (
        HEADER[1:],
        HEADER.upper(),
        f"{HEADER},x",
        HEADER.replace(",nil", ""),
        f"{HEADER}\0",
        "\n" + HEADER,
    ):
        yield f"columns {columns!r}", f"{columns}\n{agency},{indicator},,,,1,2,\n".encode()
    for number in range(90):
        yield f"noise {number}", dice.randbytes(dice.randint(1, 2000)) + b"\xff"
    for number in range(30):
        yield f"cut {number}", f"{HEADER}\n{agency},{indicator},,,,1,2,\n".encode()[: 1 + number * 2]


def wrong_lines(agency: str, indicator: str) -> Iterator[File]:
    """Lines of which one cell is what it cannot be; the first line of the file is good."""
    good = [agency, indicator, "", "", "", "1", "2", ""]
    cells = [(5, WRONG_NUMBERS), (6, WRONG_NUMBERS[:20]), *((place, WRONG_WORDS) for place in (0, 1, 2, 3, 4, 7))]
    for place, values in cells:
        for number, value in enumerate(values):
            line = [*good[:place], f'"{value.replace(chr(34), "")}"', *good[place + 1 :]]
            yield f"column {place} {number}", f"{HEADER}\n{','.join(line)}\n".encode()
    for count in (0, 1, 7, 9, 500):
        yield f"{count} cells", f"{HEADER}\n{','.join([agency] * max(count, 1))}\n".encode()
    yield "the same twice", f"{HEADER}\n{','.join(good)}\n{','.join(good)}\n".encode()
    yield "nil and a number", f"{HEADER}\n{agency},{indicator},,,,1,2,1\n".encode()


def huge_files(agency: str) -> Iterator[File]:
    """As long as a spreadsheet can be, and longer than is read."""
    yield "1,048,576 rows", f"{HEADER}\n".encode() + f"{agency},X,,,,1,2,\n".encode() * 1_048_576
    yield "60 MB", f"{HEADER}\n".encode() + b"x" * 60_000_000
    yield "a million short lines", f"{HEADER}\n".encode() + b"x\n" * 1_048_576
