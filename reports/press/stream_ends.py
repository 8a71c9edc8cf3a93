"""Streams of a PDF that end in a carriage return: with the line end that follows, their length would be in doubt.

ISO 19005-3, 6.1.7.1: the length is that of the bytes before the line end. Compressed data end in any byte. ISO 32000-1,
7.4.3 for the filter.
"""

import base64
import io

from pikepdf import Array, Name, Object, Pdf, Stream, StreamDecodeLevel

_IN_DOUBT = b"\r\nendstream"


def ended_plainly(pdf: bytes) -> bytes:
    """The same document, no stream of it in doubt. The same bytes for the same file."""
    if _IN_DOUBT not in pdf:
        return pdf
    made = io.BytesIO()
    with Pdf.open(io.BytesIO(pdf)) as whole:
        for one in whole.objects:
            if isinstance(one, Stream) and one.read_raw_bytes().endswith(b"\r"):
                _write_in_letters(one)
        # as they are: what was packed anew might end so in turn
        whole.save(made, static_id=True, compress_streams=False, stream_decode_level=StreamDecodeLevel.none)
    return made.getvalue()


def _write_in_letters(stream: Object) -> None:
    """As letters around the bytes that are there, whatever these are packed by; they end in `~>`."""
    raw = stream.read_raw_bytes()
    packed, parameters = _listed(stream.get(Name.Filter)), _listed(stream.get(Name.DecodeParms))
    parameters += [None] * (len(packed) - len(parameters))
    filters = Array([Name.ASCII85Decode, *packed])
    stream.write(base64.a85encode(raw) + b"~>", filter=filters, decode_parms=Array([None, *parameters]))


def _listed(value: Object | None) -> list[Object | None]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
