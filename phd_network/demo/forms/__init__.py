"""The authored forms of the demo's calls, as an editor would have dragged them: raw values of form stream fields."""

from phd_network.demo.forms import academy, paper, school, thesis
from phd_network.demo.forms.drawing import key

__all__ = ["academy", "key", "paper", "school", "thesis"]
