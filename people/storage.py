"""Files that have no address: a view asks the rules, then reads them from here."""

from pathlib import PurePosixPath
from uuid import uuid4

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """A folder outside MEDIA_ROOT. Asking it for an address is a mistake in the program, and raises."""

    def url(self, name):
        raise ValueError("A private file has no address: serve it through a view that asks the rules.")


def generated_name(instance, filename):
    """For `upload_to`: two folder levels and a random name, with nothing of what the person called the file.

    The name and type a reader sees are columns of the row that owns the file.
    """
    name = uuid4().hex
    return str(PurePosixPath(name[:2], name[2:4], name))
