"""The nouns of training, one a file."""

from training.models.academy import AcademyPage, CohortPage
from training.models.application import Application
from training.models.index import TrainingIndexPage
from training.models.module import ModuleKind, ModulePage, Session, Speaker
from training.models.participant import Participant, Place
from training.models.school import Coordinator, SchoolPage, Season

__all__ = [
    "AcademyPage",
    "Application",
    "CohortPage",
    "Coordinator",
    "ModuleKind",
    "ModulePage",
    "Participant",
    "Place",
    "SchoolPage",
    "Season",
    "Session",
    "Speaker",
    "TrainingIndexPage",
]
