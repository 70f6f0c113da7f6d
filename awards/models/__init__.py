"""The nouns of the awards, one a file."""

from awards.models.award import AwardKind, AwardPage
from awards.models.confirmation import Confirmation, Reply
from awards.models.edition import AwardEditionPage
from awards.models.index import AwardsIndexPage
from awards.models.laureate import Distinction, Laureate
from awards.models.nomination import (
    Nomination,
    NominationChapter,
    NominationPerson,
    NominationUniversity,
    Part,
    Relation,
    Route,
    ThesisType,
)

__all__ = [
    "AwardEditionPage",
    "AwardKind",
    "AwardPage",
    "AwardsIndexPage",
    "Confirmation",
    "Distinction",
    "Laureate",
    "Nomination",
    "NominationChapter",
    "NominationPerson",
    "NominationUniversity",
    "Part",
    "Relation",
    "Reply",
    "Route",
    "ThesisType",
]
