"""What a feature adds to the engine. A feature registers one Kind for each type of call page, in its `apps.py`."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from calls.eligibility import Finding
from calls.forms.authoring import application_definition
from calls.forms.definition import Definition, Section
from calls.forms.entry import EntryForm
from calls.models import CallPage, Decision, Round, Submission
from people.models import Person


@dataclass(frozen=True)
class Outcome:
    """What a decision can say. `tone` is good, warn or plain; `letter` is the wording a letter starts from."""

    key: str
    label: str
    tone: str
    letter: str


@dataclass(frozen=True)
class Row:
    """One line of what was entered; `identifying` lines are left out where names are hidden."""

    label: str
    value: str
    identifying: bool = False


@dataclass(frozen=True)
class Days:
    """Days on which something of a call takes place, the last one included; `key` tells them from its other dates."""

    key: str
    what: str
    first: date
    last: date


@dataclass(frozen=True)
class Ahead:
    """What is to be done or waited for, as a sentence; `until` is by when, where that is an instant."""

    sentence: str
    until: datetime | None = None


@dataclass(frozen=True)
class Ask:
    """What somebody else asks of a person, as a line of that person's desk; `url` leads to where one answers."""

    call: CallPage
    title: str
    word: str
    tone: str
    ahead: tuple[Ahead, ...]
    url: str


def _nothing(*args: object) -> None:
    return None


def _no_rows(submission: Submission) -> list[Row]:
    return []


@dataclass(frozen=True)
class Kind:
    """The ends of the engine for one type of call page; the middle is the same for all.

    `entry_form` asks for what the software must reason about, the columns; it is filled in before anything else.
    Where it differs between calls of one type of page, `choose_entry_form(call)` says which: ask `entry_form_for`.
    `save_entry(submission, cleaned)` stores what the feature keeps in a model of its own; `read_entry(submission)`
    gives it back as the form's initial values; `entry_rows(submission)` as lines to read, for which many submissions at
    once prefetch `entry_relations`. `subject(cleaned)` names who or
    what is put forward, folded; one person may have one live submission for each subject of a call. `may_start(call,
    person, at)` and `may_release(round, decisions)` return a reason why not, or None. `on_submitted(submission)`,
    `on_amended(submission)`, after a change to what is handed in already, and `on_released(round, decisions, at)` run
    inside the deed's transaction. `standings(submissions)` gives, by
    submission id, a short sentence on what followed a decision, and `ahead(submissions, at)` what is to be done or
    waited for next. `asks(person, at)` are things that others ask of a person by an address that is theirs.

    `is_own(submission)` says whether who is put forward is the applicant; where not, rules about a person look for
    somebody whose confirmed address is the candidate's.

    `sections(call)` are asked in every submission before what the editor drew, because the feature reasons about their
    answers: `keep_answers(submission, asked)` mirrors them into rows of its own inside the transaction of a save.
    `obstacles(submission)` are sentences on what keeps a complete submission from being handed in. `findings(call,
    submission)` say how it stands towards the feature's rules of eligibility, which are columns of its page, and
    `own_findings`, where given, what of that its author may read: nothing that is known of other submissions. For many
    submissions at once prefetch `fact_relations`, and for one the `rule_columns` come along on its call. `days(call)`
    are the days on which a call of this page's own class takes place.
    """

    page: type[CallPage]
    noun: str
    action: str
    entry_form: type[EntryForm]
    final: tuple[Outcome, ...]
    shortlisting: tuple[Outcome, ...]
    advances: str = "shortlisted"
    save_entry: Callable[[Submission, Mapping[str, object]], None] = _nothing
    read_entry: Callable[[Submission], dict[str, object] | None] = _nothing
    entry_rows: Callable[[Submission], list[Row]] = _no_rows
    subject: Callable[[Mapping[str, object]], str] = lambda cleaned: ""
    may_start: Callable[[CallPage, Person, datetime], str | None] = _nothing
    may_release: Callable[[Round, Iterable[Decision]], str | None] = _nothing
    on_submitted: Callable[[Submission], None] = _nothing
    on_amended: Callable[[Submission], None] = _nothing
    on_released: Callable[[Round, Iterable[Decision], datetime], None] = _nothing
    standings: Callable[[Iterable[Submission]], dict[int, str]] = lambda submissions: {}
    ahead: Callable[[Iterable[Submission], datetime], dict[int, list[Ahead]]] = lambda submissions, at: {}
    asks: Callable[[Person, datetime], list[Ask]] = lambda person, at: []
    choose_entry_form: Callable[[CallPage], type[EntryForm]] | None = None
    entry_relations: tuple[str, ...] = ()
    is_own: Callable[[Submission], bool] = lambda submission: True
    sections: Callable[[CallPage], tuple[Section, ...]] = lambda call: ()
    keep_answers: Callable[[Submission, Collection[str]], None] = _nothing
    obstacles: Callable[[Submission], list[str]] = lambda submission: []
    findings: Callable[[CallPage, Submission], list[Finding]] = lambda call, submission: []
    own_findings: Callable[[CallPage, Submission], list[Finding]] | None = None
    fact_relations: tuple[str, ...] = ()
    rule_columns: tuple[str, ...] = ()
    days: Callable[[CallPage], list[Days]] = lambda call: []

    def entry_form_for(self, call: CallPage) -> type[EntryForm]:
        return self.choose_entry_form(call) if self.choose_entry_form else self.entry_form

    def outcomes(self, round_: Round) -> tuple[Outcome, ...]:
        return self.shortlisting if round_.shortlists else self.final

    def outcome(self, round_: Round, key: str) -> Outcome | None:
        return next((outcome for outcome in self.outcomes(round_) if outcome.key == key), None)


_kinds: dict[type[CallPage], Kind] = {}


def register(kind: Kind) -> None:
    """Make `kind` known. Called once for each page type, from the feature's AppConfig.ready."""
    _kinds[kind.page] = kind


def kind_of(call: CallPage) -> Kind:
    """The kind of this call; reads the cached content type, not the feature's table."""
    return _kinds[call.specific_class]


def application_form(call: CallPage) -> Definition:
    """The form of a call as it stands on its page: the feature's own sections, then those that the editor drew."""
    drawn = application_definition(call.application_form)
    kind = _kinds.get(call.specific_class)
    # A page that is previewed before it was ever saved has no place in the tree yet, hence no award to ask.
    own = kind.sections(call) if kind and call.path else ()
    return replace(drawn, sections=(*own, *drawn.sections))


def all_kinds() -> tuple[Kind, ...]:
    return tuple(_kinds.values())


@cache
def facts_of_one() -> tuple[str, ...]:
    """Where the kinds keep what was entered, as far as it is one row a submission: it can be read along with that."""
    names = {relation.split("__")[0] for kind in _kinds.values() for relation in kind.entry_relations}
    return tuple(sorted(name for name in names if Submission._meta.get_field(name).one_to_one))


@cache
def rules_along() -> tuple[tuple[type[CallPage], str], ...]:
    """The columns of kinds' own pages that are read along with a submission: the page, and the name of the column."""
    return tuple((kind.page, name) for kind in _kinds.values() for name in kind.rule_columns)
