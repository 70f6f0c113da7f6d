"""Private files have no address and keep nothing of what people called them."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from people.storage import generated_name


def test_a_private_file_has_no_address():
    name = storages["private"].save("note.txt", ContentFile(b"mine"))

    with pytest.raises(ValueError, match="no address"):
        storages["private"].url(name)


def test_a_generated_name_keeps_nothing_of_the_persons_own():
    name = generated_name(None, "../../Ada Byron’s thesis.pdf")

    assert re.fullmatch(r"([0-9a-f]{2})/([0-9a-f]{2})/\1\2[0-9a-f]{28}", name).group(0) == name


def test_two_files_of_the_same_name_do_not_meet():
    assert generated_name(None, "cv.pdf") != generated_name(None, "cv.pdf")
