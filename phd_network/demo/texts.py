"""What invented people write: letters of motivation, summaries, chapters and jurors' remarks, of any length."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from random import Random

from phd_network.demo import phrases
from phd_network.demo.topics import Topic

Seed = int | float
"""The same number gives the same words; what is said first differs from kind to kind of text."""


def motivation(seed: Seed, topic: Topic, words: int = 220) -> str:
    """Why this person applies: two to four paragraphs of at most so many words."""
    return _essay(Random(f"{seed}:motivation"), phrases.MOTIVATION, topic, words)


def project_summary(seed: Seed, topic: Topic, words: int = 320) -> str:
    """Question, context, relevance, contribution and methods, under these headings, in at most so many words."""
    random = Random(f"{seed}:project")
    share = words // len(phrases.PROJECT) - 1
    return "\n\n".join(
        f"{heading}\n{_prose(random, sentences, topic, share)}" for heading, sentences in phrases.PROJECT.items()
    )


def abstract(seed: Seed, topic: Topic, words: int = 250) -> str:
    """A summary of the thesis, as near to so many words as whole sentences allow and never more."""
    random = Random(f"{seed}:abstract")
    opening = _said(phrases.OPENING, topic)
    return _essay(random, (opening, *phrases.BODY), topic, words)


def chapters(seed: Seed, topic: Topic, paragraphs: int = 24) -> list[str]:
    """A thesis: paragraphs of about a hundred words; one that starts with "# " is a heading."""
    random = Random(f"{seed}:chapters")
    text = [_prose(random, phrases.BODY, topic, random.randrange(70, 130)) for _ in range(paragraphs)]
    return [line for number, paragraph in enumerate(text) for line in (*_heading(number, topic), paragraph)]


def curriculum(seed: Seed, name: str, affiliation: str, discipline: str) -> list[str]:
    """A short CV, in the form that `papers.pdf` takes."""
    random = Random(f"{seed}:{name}:curriculum")
    begun = random.randrange(2019, 2024)
    facts = {"affiliation": affiliation, "discipline": discipline.lower(), "begun": begun, "before": begun - 2}
    return [line.format_map(facts) for line in phrases.CURRICULUM]


def letter(seed: Seed, name: str, topic: Topic) -> str:
    """A referee's letter about someone."""
    random = Random(f"{seed}:{name}:letter")
    parts = [random.choice(choices).format(name=name, concept=topic.concept) for choices in phrases.LETTER]
    return "\n\n".join(parts)


def comment(seed: Seed, level: int, about: str = "") -> str:
    """A juror's remark that fits a score from 1 (lowest) to 5, on one criterion if it is named."""
    random = Random(f"{seed}:{level}:{about}:comment")
    remark = " ".join(random.sample(phrases.REMARKS[level], 2))
    return f"{about}. {remark}" if about else remark


def nomination_reason(seed: Seed, topic: Topic, words: int = 300) -> str:
    """Why a paper deserves the award, in at most so many words."""
    return _essay(Random(f"{seed}:reason"), phrases.REASON, topic, words)


def _heading(number: int, topic: Topic) -> tuple[str, ...]:
    chapter, first = divmod(number, 4)
    title = phrases.CHAPTERS[chapter % len(phrases.CHAPTERS)].format(concept=topic.concept)
    return () if first else (f"# {chapter + 1}  {title}",)


def _essay(random: Random, sentences: Sequence[str], topic: Topic, words: int) -> str:
    """Paragraphs of a few sentences; the first sentence stays first, and all were used before one comes again."""
    first, *others = sentences
    told = _as_fit(chain([first], _endlessly(random, others)), topic, words)
    return "\n\n".join(" ".join(told[start : start + 4]) for start in range(0, len(told), 4))


def _prose(random: Random, sentences: Sequence[str], topic: Topic, words: int) -> str:
    """One paragraph that says nothing twice."""
    return " ".join(_as_fit(random.sample(sentences, len(sentences)), topic, words))


def _endlessly(random: Random, sentences: Sequence[str]) -> Iterator[str]:
    while True:
        yield from random.sample(sentences, len(sentences))


def _as_fit(sentences: Iterable[str], topic: Topic, words: int) -> list[str]:
    """Sentences about the topic, until the next one would be too much."""
    told: list[str] = []
    for sentence in sentences:
        said = _said(sentence, topic)
        words -= len(said.split())
        if words < 0:
            break
        told.append(said)
    return told


def _said(sentence: str, topic: Topic) -> str:
    said = sentence.format(
        concept=topic.concept, question=topic.question, group=topic.group, place=topic.place, method=topic.method
    )
    return said[0].upper() + said[1:]
