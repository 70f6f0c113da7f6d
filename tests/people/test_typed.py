"""What people type is kept as they wrote it, and nothing that hides in it turns a page around."""

import pytest

from people.forms import ProfileForm, SignupForm
from people.typed import WordsField, without_unseen
from tests.factories.people import PersonFactory

SIGNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u200b\u2060\ufeff\u00ad"


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_that_nobody_sees_are_left_out(sign):
    assert WordsField().clean(f"Moving{sign} houses") == "Moving houses"


@pytest.mark.parametrize(
    "text",
    [
        "ليلى حداد",
        "שרה לוי",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d👧",
        "\u0600١٢",
        "Ünal\u00a0Öz",
        "One\n\ntwo\tthree",
    ],
)
def test_what_people_see_stays(text):
    assert without_unseen(text) == text


def test_nothing_but_such_signs_is_no_name():
    form = SignupForm({"first_name": "\u202e\u200b"})

    assert form.errors["first_name"] == ["This field is required."]


@pytest.mark.django_db
def test_a_profile_has_no_such_signs_either():
    form = ProfileForm(
        {"first_name": "Ada\u202e", "certificate_name": "\u2066Ada", "supervisor_name": "Mary\u200b"},
        instance=PersonFactory(),
    )
    form.full_clean()

    names = ("first_name", "certificate_name", "supervisor_name")
    assert [form.cleaned_data[name] for name in names] == ["Ada", "Ada", "Mary"]
