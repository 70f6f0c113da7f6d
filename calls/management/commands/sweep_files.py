"""Deletes private files that no submission names: what a crash between writing a file and its row left behind."""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.core.files.storage import Storage
from django.core.management.base import BaseCommand
from django.db.models import FileField
from django.utils import timezone

from calls.models.submission import private_storage

GRACE = timedelta(days=1)
"""A younger file may belong to an upload that is still under way."""


class Command(BaseCommand):
    help = "Deletes private files older than a day that no submission names."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Count, and delete nothing.")

    def handle(self, *args, dry_run, **options):
        storage = private_storage()
        named = set(_named(storage))
        files = list(_files(storage))
        since = timezone.now() - GRACE
        lost = [name for name in files if name not in named and storage.get_modified_time(name) < since]
        if not dry_run:
            for name in lost:
                storage.delete(name)
        verb = "would be deleted" if dry_run else "deleted"
        self.stdout.write(f"{len(files)} private files, {len(named)} of them named; {len(lost)} {verb}.")


def _named(storage: Storage) -> Iterator[str]:
    """Every name that some row of any app gives to a file in this storage."""
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField) and isinstance(field.storage, type(storage)):
                yield from model._default_manager.exclude(**{field.name: ""}).values_list(field.name, flat=True)


def _files(storage: Storage, folder: str = "") -> Iterator[str]:
    if not storage.exists(folder or "."):
        return
    folders, files = storage.listdir(folder or ".")
    yield from (f"{folder}/{name}".lstrip("/") for name in sorted(files))
    for inner in sorted(folders):
        yield from _files(storage, f"{folder}/{inner}".lstrip("/"))
