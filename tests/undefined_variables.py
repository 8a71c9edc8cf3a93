"""A template of the portal that prints a variable nobody gave it fails its test instead of printing nothing."""

import sys
from pathlib import Path
from types import FrameType
from typing import Self

from django.template.base import Node


class UndefinedVariable(AssertionError):
    """A template named a variable that its context does not hold."""


class RaisesWhenPrinted(str):
    """For the engine's `string_if_invalid`: Django formats it with the name of the variable that is missing.

    Templates outside `folder`, Django's and the libraries' own, rely on missing variables being empty and may.
    """

    __slots__ = ("folder",)
    folder: Path

    def __new__(cls, folder: Path) -> Self:
        text = super().__new__(cls, "%s")
        text.folder = folder
        return text

    def __mod__(self, variable: object) -> str:
        origin = _template_being_rendered(sys._getframe(1))
        if origin.is_relative_to(self.folder):
            raise UndefinedVariable(f"{origin.relative_to(self.folder)}: {{{{ {variable} }}}} is not defined")
        return ""


def _template_being_rendered(frame: FrameType | None) -> Path:
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return Path(node.origin.name)
        frame = frame.f_back
    return Path()
