"""A submission that comes with its answers and files is the same as one that reads them row by row."""

from datetime import datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from calls.models import Answer, Submission
from calls.queries.whole import unpacked, whole
from tests.factories.calls import a_draft, answer
from tests.factories.files import pdf

pytestmark = pytest.mark.django_db

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**31), 2**31) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def read(pk: int) -> Submission:
    return unpacked(whole(Submission.objects.all()).get(pk=pk))


@pytest.fixture
def draft():
    return a_draft()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.dictionaries(st.from_regex("[a-z][a-z0-9_]{0,8}", fullmatch=True), VALUES, max_size=4))
def test_every_answer_comes_as_it_is_stored(draft, answers):
    draft.answers.all().delete()
    Answer.objects.bulk_create(
        [Answer(submission=draft, question=key, value=value, revision=1) for key, value in answers.items()]
    )

    assert read(draft.pk).answer_map == {key: value for key, value in answers.items() if value is not None}


def test_a_file_comes_with_everything_that_a_page_shows(draft, django_assert_num_queries):
    draft = answer(draft, uploads={"cv": pdf(2, name="Curriculum vitæ “2”.pdf")}, topic="Maps")

    with django_assert_num_queries(1):
        found = read(draft.pk)
        file = found.attachment_map["cv"]
        assert (file.name, file.pages, file.submission) == ("Curriculum vitæ “2”.pdf", 2, found)
        assert isinstance(file.key, UUID)
        assert file.file.size == file.size

    stored = draft.attachments.get()
    assert file == stored
    assert isinstance(file.uploaded_at, datetime)
    assert file.uploaded_at == stored.uploaded_at


def test_what_was_never_answered_is_empty(draft):
    found = read(draft.pk)

    assert (found.answer_map, found.attachment_map) == ({}, {})
