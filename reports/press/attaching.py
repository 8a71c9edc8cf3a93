"""A file carried by a PDF: the data behind what is printed (ISO 19005-3, 6.8 and annex E; ISO 32000-1, 7.11)."""

from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.press.pieces import Attachment

MODIFIED = "D:19800101000000Z"
"""The same for every file, as in the office files themselves: bytes depend on content alone."""


def attach(whole: Pdf, attachment: Attachment) -> None:
    """Embed the file as the data of the whole document, to be found by its name in every reader's list of files."""
    stream = whole.make_stream(attachment.content)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name(f"/{attachment.content_type}")
    stream.Params = Dictionary(Size=len(attachment.content), ModDate=String(MODIFIED))
    name = String(attachment.name)
    file = whole.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=name,
            UF=name,
            Desc=String(attachment.description),
            AFRelationship=Name.Data,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    whole.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([name, file])))
    whole.Root.AF = Array([file])
