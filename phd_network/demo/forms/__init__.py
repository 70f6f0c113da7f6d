"""The authored forms of the demo's calls, as an editor would have dragged them: raw values of form stream fields."""

from phd_network.demo.forms.academy import application as academy_application
from phd_network.demo.forms.academy import rounds as academy_rounds
from phd_network.demo.forms.drawing import key
from phd_network.demo.forms.paper import nomination as paper_nomination
from phd_network.demo.forms.paper import rounds as paper_rounds
from phd_network.demo.forms.school import application as school_application
from phd_network.demo.forms.school import rounds as school_rounds
from phd_network.demo.forms.thesis import nomination as thesis_nomination
from phd_network.demo.forms.thesis import rounds as thesis_rounds
from phd_network.demo.forms.thesis import statements as thesis_statements

__all__ = [
    "academy_application",
    "academy_rounds",
    "key",
    "paper_nomination",
    "paper_rounds",
    "school_application",
    "school_rounds",
    "thesis_nomination",
    "thesis_rounds",
    "thesis_statements",
]
