"""Pieces set apart become one file: pages, structure, bookmarks and the marks of PDF/A-3a and PDF/UA-1.

ISO 32000-1 14.7 (structure), 12.3.3 (outline), 14.3.2 (metadata); ISO 19005-3 and ISO 14289-1 for the marks.
"""

import io
import zlib
from collections.abc import Iterator, Sequence
from html import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from reports.press.attaching import attach
from reports.press.pieces import Attachment

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>vi</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
PRODUCER = "WeasyPrint, pikepdf"


def join(pieces: Sequence[bytes], *, title: str, identifier: bytes, attachment: Attachment | None = None) -> bytes:
    """One PDF of all pieces in their order. The same bytes for the same pieces; `identifier` has 16 bytes.

    The structure trees become one, the outlines follow each other, table heads say what they head.
    """
    whole = Pdf.open(io.BytesIO(pieces[0]))
    for piece in pieces[1:]:
        _append(whole, piece)
    _name_table_heads(whole.Root.StructTreeRoot)
    _mark(whole, title)
    if attachment is not None:
        attach(whole, attachment)
    _end_streams_plainly(whole)
    whole.trailer.ID = Array([pikepdf.String(identifier), pikepdf.String(identifier)])
    return _saved(whole)


def _append(whole: Pdf, piece: bytes) -> None:
    """Pages first: what refers to them afterwards then refers to their copies."""
    with Pdf.open(io.BytesIO(piece)) as added:
        shift = len(whole.pages)
        for page in added.pages:
            page.obj.StructParents = int(page.obj.StructParents) + shift
        tree = added.Root.StructTreeRoot
        nums = tree.ParentTree.Nums
        for place in range(0, len(nums), 2):
            nums[place] = int(nums[place]) + shift
        whole.pages.extend(added.pages)
        _append_structure(whole, whole.copy_foreign(added.make_indirect(tree)))
        if Name.Outlines in added.Root:
            _append_outline(whole, whole.copy_foreign(added.make_indirect(added.Root.Outlines)))


def _append_structure(whole: Pdf, added: Object) -> None:
    tree = whole.Root.StructTreeRoot
    document = tree.K[0]
    for child in added.K[0].K:
        child.P = document
        document.K.append(child)
    tree.ParentTree.Nums.extend(added.ParentTree.Nums)


def _append_outline(whole: Pdf, added: Object) -> None:
    """The bookmarks of another piece, behind those that are there."""
    if Name.Outlines not in whole.Root:
        whole.Root.Outlines = added
        return
    outlines = whole.Root.Outlines
    for item in _siblings(added.First):
        item.Parent = outlines
    outlines.Last.Next, added.First.Prev = added.First, outlines.Last
    outlines.Last = added.Last
    outlines.Count = int(outlines.Count) + int(added.Count)


def _siblings(first: Object) -> Iterator[Object]:
    item: Object | None = first
    while item is not None:
        yield item
        item = item.get(Name.Next)


def _name_table_heads(tree: Object) -> None:
    """Every head says that it heads its column. WeasyPrint's lists of heads for each cell are wrong below a head that
    spans columns, and go.
    """
    for element in _elements(tree.K):
        kind = element.get(Name.S)
        if kind == Name.TH:
            element.A.Scope = Name.Column
            if Name.ID in element:
                del element.ID
        elif kind == Name.TD and Name.Headers in element.A:
            del element.A.Headers


def _elements(kids: Object) -> Iterator[Object]:
    waiting = [kids]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting.extend(kid for kid in one if isinstance(kid, Dictionary | Array))
        elif Name.S in one:
            yield one
            if isinstance(one.get(Name.K), Dictionary | Array):
                waiting.append(one.K)


def _mark(whole: Pdf, title: str) -> None:
    """What the file says of itself; its metadata stand uncompressed, as archives want them."""
    xmp = whole.make_stream(_XMP.format(title=escape(title, quote=False), producer=PRODUCER).encode())
    xmp.Type, xmp.Subtype = Name.Metadata, Name.XML
    whole.Root.Metadata = xmp
    whole.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    whole.trailer.Info = whole.make_indirect(Dictionary(Title=title, Producer=PRODUCER))


def _end_streams_plainly(whole: Pdf) -> None:
    """No compressed stream ends in a carriage return: with the line end that follows, its length would be in doubt."""
    for one in whole.objects:
        if isinstance(one, pikepdf.Stream) and one.read_raw_bytes().endswith(b"\r"):
            data = one.read_bytes() + b"\n"
            one.write(data if zlib.adler32(data) & 0xFF != ord("\r") else data + b"\n")
            if Name.Length1 in one:
                one.Length1 = len(data)


def _saved(whole: Pdf) -> bytes:
    """The file. Streams of objects are qpdf's own: where one ends in a carriage return, an unused class of structure
    elements shifts what lies in each, until none does.
    """
    classes = whole.Root.StructTreeRoot.ClassMap = Dictionary()
    while True:
        made = io.BytesIO()
        whole.save(made, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        if b"\r\nendstream" not in made.getbuffer().tobytes():
            return made.getvalue()
        classes[f"/Unused{len(classes)}"] = whole.make_indirect(Dictionary(O=Name.Layout))
