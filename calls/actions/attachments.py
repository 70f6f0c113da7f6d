"""Files of submissions and of letters: written before their rows, so that a row never names one that is not there."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from uuid import uuid4

from django.core.files import File
from django.db import transaction

from calls.forms.uploads import CheckedUpload
from calls.models import Attachment, Letter, Submission


class Files:
    """The files of one deed: what it stores stays only if the deed ends well."""

    def __init__(self) -> None:
        self.written: list[Attachment | Letter] = []

    def store(self, submission: Submission, uploads: Mapping[str, CheckedUpload], *, at: datetime) -> None:
        """Put each checked upload in the place of what its question held; the old file goes once all is committed."""
        self.remove(submission, uploads)
        for question, upload in uploads.items():
            attachment = Attachment(
                submission=submission,
                question=question,
                key=uuid4(),
                name=upload.name,
                size=upload.size,
                pages=upload.pages,
                digest=upload.digest,
                uploaded_at=at,
                revision=submission.revision,
            )
            attachment.file.save(upload.name, File(upload.file), save=False)
            self.written.append(attachment)
            attachment.save()
            submission.attachment_map = {**submission.attachment_map, question: attachment}

    def remove(self, submission: Submission, questions: Collection[str]) -> None:
        old = {key: submission.attachment_map[key] for key in questions if key in submission.attachment_map}
        if not old:
            return
        submission.attachments.filter(pk__in=[attachment.pk for attachment in old.values()]).delete()
        for attachment in old.values():
            transaction.on_commit(partial(attachment.file.delete, save=False))
        submission.attachment_map = {key: file for key, file in submission.attachment_map.items() if key not in old}

    def put(self, letter: Letter, upload: CheckedUpload) -> None:
        """Give a letter its file, under a key of its own; the old file goes once all is committed. Saves no row."""
        self.take(letter)
        letter.key, letter.name, letter.digest = uuid4(), upload.name, upload.digest
        letter.size, letter.pages = upload.size, upload.pages
        letter.file.save(upload.name, File(upload.file), save=False)
        self.written.append(letter)

    def take(self, letter: Letter) -> None:
        """Leave a letter without a file; the file itself goes once all is committed. Saves no row."""
        if name := letter.file.name:
            transaction.on_commit(partial(letter.file.storage.delete, name))
        letter.file, letter.name, letter.digest, letter.size, letter.pages = "", "", "", 0, None

    def discard(self) -> None:
        for holder in self.written:
            holder.file.delete(save=False)


@contextmanager
def keeping_files() -> Iterator[Files]:
    """Files stored in this block stay only if the block ends well; a crash leaves at most a file without a row."""
    files = Files()
    try:
        yield files
    except BaseException:
        files.discard()
        raise
