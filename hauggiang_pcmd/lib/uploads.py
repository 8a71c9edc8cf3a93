"""How much one request may send: more is refused before it is read, not after it has filled the disk."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import TemporaryFileUploadHandler

LARGEST_REQUEST = 12 * 1024 * 1024
"""Bytes: the largest file with the form around it."""


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Django's own, for requests up to LARGEST_REQUEST; RequestDataTooBig, answered 413, for larger ones."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *args: Any, **options: Any) -> None:  # noqa: N803 - Django's name
        if content_length > LARGEST_REQUEST:
            raise RequestDataTooBig("the files together are larger than the portal takes")
        super().handle_raw_input(input_data, META, content_length, *args, **options)
