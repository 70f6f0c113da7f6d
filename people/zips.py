"""ZIP files that are sent while they are written: no file, and no archive, is ever in memory as a whole."""

from collections.abc import Iterable, Iterator
from io import RawIOBase
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PIECE = 64 * 1024
"""Bytes that are gathered before they are sent."""

Member = tuple[str, Iterable[bytes]]
"""The name of a file in the archive, and its content in pieces."""


class _Pipe(RawIOBase):
    """What the archive is written into: it holds what has not been sent yet."""

    def __init__(self):
        self.waiting = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.waiting += data
        return len(data)

    def take(self) -> bytes:
        taken, self.waiting = bytes(self.waiting), bytearray()
        return taken


def stream(members: Iterable[Member]) -> Iterator[bytes]:
    """The bytes of a ZIP of these members, in the order in which they come."""
    pipe = _Pipe()
    with ZipFile(pipe, "w") as archive:
        for name, pieces in members:
            info = ZipInfo(name)
            info.compress_type = ZIP_DEFLATED
            # How long the content is can be known at its end only.
            with archive.open(info, "w", force_zip64=True) as target:
                for piece in pieces:
                    target.write(piece)
                    if len(pipe.waiting) >= PIECE:
                        yield pipe.take()
    yield pipe.take()
