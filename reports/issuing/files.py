"""The three files of a document that is being prepared: laid out at once, or made beside the web server."""

from reports.document import OfficialDocument
from reports.making.counter import Waiting, ask
from reports.making.orders import Order
from reports.renderers import FORMATS

Files = dict[str, bytes]


def laid_out(document: OfficialDocument) -> Files:
    """By the names of FORMATS; whoever asks waits. NotSet where one takes too much."""
    return {name: layout.render(document, draft=False) for name, layout in FORMATS.items()}


def made_beside(document: OfficialDocument, *, patience: float, began: str = "") -> Files | Waiting:
    """The same once all are there; until then how far one of them is. All are begun together.

    `patience` is the first one's, `began` as in `counter.ask`. NotSet where one could not be made.
    """
    files: Files = {}
    waiting: Waiting | None = None
    for name in FORMATS:
        answer = ask(Order(document, name, draft=False), patience=0 if waiting else patience, began=began)
        if isinstance(answer, Waiting):
            waiting = waiting or answer
        else:
            files[name] = answer
    return waiting or files
