"""The nouns of this app, one a file."""

from people.models.affiliation import Affiliation, Membership
from people.models.chore import ChoreRun
from people.models.doctorate import CareerStage, Doctorate
from people.models.institute import Institute, InstituteMembership
from people.models.letter_text import LetterText
from people.models.message import Message
from people.models.person import Person
from people.models.session import Session

__all__ = [
    "Affiliation",
    "CareerStage",
    "ChoreRun",
    "Doctorate",
    "Institute",
    "InstituteMembership",
    "LetterText",
    "Membership",
    "Message",
    "Person",
    "Session",
]
