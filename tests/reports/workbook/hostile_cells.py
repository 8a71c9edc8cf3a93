"""Workbooks with an input cell that holds what cannot stand in it: the same every time. A name and the file's bytes."""

from collections.abc import Iterator

from tests.reports.workbook.packages import packed, parts_of, with_cell, with_end

File = tuple[str, bytes]

WRONG_CELLS = {
    "formula": "<c {ref}><f>1+1</f><v>2</v></c>",
    "link": "<c {ref}><f>[1]Sheet1!A1</f><v>2</v></c>",
    "command": "<c {ref}><f>cmd|'/c calc'!A0</f></c>",
    "array": '<c {ref}><f t="array" ref="H1:XFD1048576">1</f><v>2</v></c>',
    "error": '<c {ref} t="e"><v>#REF!</v></c>',
    "true": '<c {ref} t="b"><v>1</v></c>',
    "day": '<c {ref} t="d"><v>2026-04-03</v></c>',
    "sum of tenths": "<c {ref}><v>0.30000000000000004</v></c>",
    "1e20": "<c {ref}><v>1E+20</v></c>",
    "1e400": "<c {ref}><v>1E+400</v></c>",
    "1e999999999": "<c {ref}><v>1E+999999999</v></c>",
    "1e-999999999": "<c {ref}><v>1E-999999999</v></c>",
    "NaN": "<c {ref}><v>NaN</v></c>",
    "INF": "<c {ref}><v>INF</v></c>",
    "-INF": "<c {ref}><v>-Infinity</v></c>",
    "sNaN": "<c {ref}><v>sNaN</v></c>",
    "hex": "<c {ref}><v>0x10</v></c>",
    "underscore": "<c {ref}><v>1_000</v></c>",
    "arabic": "<c {ref}><v>١٢</v></c>",
    "no number": "<c {ref}><v>abc</v></c>",
    "digits": f"<c {{ref}}><v>{'9' * 5000}</v></c>",
    "fraction": "<c {ref}><v>2.5</v></c>",
    "text 3/4": '<c {ref} t="inlineStr"><is><t>3/4</t></is></c>',
    "text 1,234": '<c {ref} t="inlineStr"><is><t>1,234</t></is></c>',
    "text 1e3": '<c {ref} t="str"><v>1e3</v></c>',
    "text =1": '<c {ref} t="inlineStr"><is><t>=1+1</t></is></c>',
    "huge text": f'<c {{ref}} t="inlineStr"><is><t>{"ộ" * 200_000}</t></is></c>',
    "string 10^6": '<c {ref} t="s"><v>1000000</v></c>',
    "string -1": '<c {ref} t="s"><v>-1</v></c>',
    "string x": '<c {ref} t="s"><v>x</v></c>',
    "style": '<c r="H7" s="-4"><v>1</v></c>',
    "huge style": '<c r="H7" s="99999999999"><v>1</v></c>',
    "address 0": '<c r="H0"><v>1</v></c>',
    "address -1": '<c r="H-1"><v>1</v></c>',
    "column": '<c r="ZZZ7"><v>1</v></c>',
    "row": '<c r="H1048577"><v>1</v></c>',
    "twice": "<c {ref}><v>1</v></c><c {ref}><v>2</v></c>",
    "vietnamese letters": '<c {ref} t="inlineStr"><is><t>mười hai</t></is></c>',
}


def wrong_cells(good: bytes, addresses: list[str]) -> Iterator[File]:
    """What cannot stand in an input cell, in several of them."""
    parts = parts_of(good)
    for address in addresses:
        for name, cell in WRONG_CELLS.items():
            yield f"{name} in {address}", packed(with_cell(parts, address, cell))
        column, row = address[0], address[1:]
        for area in (f"{column}{row}:I{row}", "A1:XFD1048576", f"H1:H{row}", f"{address}:{address}"):
            yield (
                f"merged {area} over {address}",
                packed(with_end(parts, f'<mergeCells><mergeCell ref="{area}"/></mergeCells>')),
            )
    for area in ("H0:H9", "A1:ZZZZ9", "", "A1:B2:C3", "x"):
        yield f"merged {area!r}", packed(with_end(parts, f'<mergeCells><mergeCell ref="{area}"/></mergeCells>'))
