"""Sweeping private files that no row names."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from calls.models import Attachment
from calls.models.submission import private_storage
from tests.factories.calls import a_submission

pytestmark = pytest.mark.django_db
TWO_DAYS = 2 * 86_400


def aged(name):
    path = private_storage().path(name)
    os.utime(path, (time.time() - TWO_DAYS, time.time() - TWO_DAYS))
    return name


@pytest.fixture
def lost():
    name = aged(private_storage().save("ab/cd/lost", ContentFile(b"lost")))
    yield name
    private_storage().delete(name)


def test_a_file_no_row_names_is_deleted_after_a_day(lost, capsys):
    fresh = private_storage().save("ab/cd/fresh", ContentFile(b"fresh"))
    call_command("sweep_files")
    assert not private_storage().exists(lost)
    assert private_storage().exists(fresh)
    assert capsys.readouterr().out.endswith(" 0 of them named; 1 deleted.\n")


def test_a_file_that_an_attachment_names_stays_however_old():
    a_submission()
    name = aged(Attachment.objects.get().file.name)
    call_command("sweep_files")
    assert private_storage().exists(name)
    private_storage().delete(name)


def test_a_dry_run_counts_and_deletes_nothing(lost, capsys):
    call_command("sweep_files", "--dry-run")
    assert private_storage().exists(lost)
    assert capsys.readouterr().out.endswith(" 0 of them named; 1 would be deleted.\n")
