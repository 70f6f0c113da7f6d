"""What invented people write about."""

from hypothesis import given
from hypothesis import strategies as st

from phd_network.demo import texts
from phd_network.demo.topics import topics


@given(st.integers(0, 2**31))
def test_theses_have_titles_of_their_own_and_the_sixth_the_longest_allowed(seed):
    titles = [topic.title for topic in topics(seed, 200)]

    assert len(set(titles)) == 200
    assert [len(title) for title in titles if len(title) > 200] == [300]
    assert len(titles[5]) == 300


@given(st.integers(0, 2**31), st.integers(30, 600))
def test_a_text_is_never_longer_than_asked_and_the_same_every_time(seed, words):
    topic = topics(seed, 1)[0]
    for write in (texts.motivation, texts.abstract, texts.nomination_reason, texts.project_summary):
        text = write(seed, topic, words)
        assert len(text.split()) <= words
        assert text == write(seed, topic, words)
        assert not {"{", "}"} & set(text)


def test_a_text_of_three_hundred_words_says_nothing_twice():
    sentences = texts.abstract(3, topics(1, 1)[0], 300).replace("\n\n", " ").split(". ")

    assert len(sentences) == len(set(sentences))
    assert len(" ".join(sentences).split()) > 260


def test_a_project_summary_has_its_five_headings():
    text = texts.project_summary(1, topics(1, 1)[0])

    headings = [part.splitlines()[0] for part in text.split("\n\n")]
    assert headings == ["Question", "Context", "Relevance", "Contribution", "Methods"]


def test_a_remark_differs_by_level_and_names_its_criterion():
    remarks = {texts.comment(1, level) for level in range(1, 6)}

    assert len(remarks) == 5
    assert texts.comment(1, 4, "Originality").startswith("Originality. ")
