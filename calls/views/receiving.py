"""Uploads as they arrive: of a file that is too large nothing is kept, and what else was typed is not lost over it."""

from collections.abc import Callable, Mapping
from functools import wraps
from tempfile import SpooledTemporaryFile

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from calls.errors import TooLarge
from calls.views.doors import refused

IN_MEMORY = 1_000_000
PATIENCE = 50_000_000
"""How much of a file that is too large is read and thrown away, so that the rest of the page arrives after it."""

FAR_TOO_LARGE = lazy(
    "This file is far too large, and nothing was changed. Go back, choose a smaller one, and save once more."
)


class LimitedUpload(FileUploadHandler):
    """Keeps each file up to the limit of its field, in bytes; fields that have none take no file.

    A file beyond it arrives as an empty one with its true size, which the form refuses with a sentence. Files are held
    in memory or without a name on the disk, so that nothing is left behind whatever becomes of this process.
    """

    def __init__(self, request: HttpRequest, limits: Mapping[str, int]):
        super().__init__(request)
        self.limits, self.was_cut = limits, False

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.limit = self.limits.get(self.field_name, 0)
        self.file = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the request closes it

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        size = start + len(raw_data)
        if size <= self.limit:
            self.file.write(raw_data)
            return
        self.file.seek(0)
        self.file.truncate()
        if size > self.limit + PATIENCE:
            self.was_cut = True
            raise StopUpload(connection_reset=True)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.file.seek(0)
        return UploadedFile(self.file, self.file_name, self.content_type, file_size, self.charset)

    def upload_interrupted(self) -> None:
        self.file.close()


def receiving(limits: Callable[..., Mapping[str, int]]):
    """Wrap a view that takes files: `limits`, called like the view, says how large each field's file may be.

    Django reads a request to find its token, so the check for it comes after the limits are set, and before the view.
    """

    def decorate(view):
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def received(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if request.method != "POST":
                return protected(request, *args, **kwargs)
            handler = LimitedUpload(request, limits(request, *args, **kwargs))
            request.upload_handlers = [handler]
            _ = request.POST
            if handler.was_cut:
                return refused(request, TooLarge(FAR_TOO_LARGE))
            return protected(request, *args, **kwargs)

        return received

    return decorate
