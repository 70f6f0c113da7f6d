"""Both answers side by side: what differs stands out, in texts and in groups alike."""

from calls.forms.comparing import Run
from calls.forms.definition import Question
from calls.forms.reconciling import ReconcileForm

TITLE, STATUS = Question("title", "text", "Title"), Question("status", "text", "Status")
CHAPTERS = Question("q", "repeat", "Chapters", fields=(TITLE, STATUS))


def sides(question, stored, mine):
    [row] = ReconcileForm([question], {"q": stored}, {"q": mine}).rows
    return row.stored, row.mine


def differing(side):
    return [run.text for run in side if run.differs]


def test_of_a_group_the_words_that_differ_stand_out():
    first = {"title": "Routes", "status": "published"}

    stored, mine = sides(CHAPTERS, [first, {"title": "Maps"}], [first, {"title": "Borders"}])

    assert (differing(stored), differing(mine)) == (["Maps"], ["Borders"])


def test_of_a_person_too():
    person = Question("q", "person", "Referee")

    stored, mine = sides(person, {"name": "Ada", "email": "a@x.example"}, {"name": "Ada", "email": "b@x.example"})

    assert (differing(stored), differing(mine)) == (["a@x.example"], ["b@x.example"])


def test_an_answer_that_the_other_side_lacks_differs_as_a_whole():
    assert sides(CHAPTERS, [{"title": "Maps"}], []) == ([Run("Title: Maps", True)], "No answer")
