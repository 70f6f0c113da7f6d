"""Links that open one thing for somebody without an account."""

from uuid import uuid4

from people.links import key_in, token


def test_a_token_gives_its_key_back():
    key = uuid4()
    assert key_in("letter", token("letter", key)) == key


def test_a_token_for_one_purpose_opens_nothing_else():
    assert key_in("confirmation", token("letter", uuid4())) is None


def test_an_altered_token_opens_nothing():
    mine, other = token("letter", uuid4()), uuid4()
    assert key_in("letter", other.hex + mine[32:]) is None


def test_a_token_cut_short_by_a_mail_program_opens_nothing():
    assert key_in("letter", token("letter", uuid4())[:-1]) is None


def test_a_key_without_a_signature_opens_nothing():
    assert key_in("letter", uuid4().hex) is None


def test_a_token_of_another_site_opens_nothing(settings):
    foreign = token("letter", uuid4())
    settings.SECRET_KEY = "another site"
    assert key_in("letter", foreign) is None
