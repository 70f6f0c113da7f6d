"""The demo's known people: one sign-in for each role, all with the same password."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group

from people.models import Person

PASSWORD = "migration-2027"


@dataclass(frozen=True)
class SignIn:
    """Who to sign in as, and what there is to see."""

    role: str
    email: str
    name: tuple[str, str]
    sees: str

    @property
    def person(self) -> Person:
        return Person.objects.get(email=self.email)


ORGANISER = SignIn("Organiser", "organiser@network.example", ("Orla", "Office"), "/admin/ and every board")
CHAIR = SignIn("Chair", "chair@network.example", ("Chiara", "Vorsitz"), "/jury/ and the boards of all rounds")
JUROR = SignIn("Juror", "juror@network.example", ("Jurgen", "Leser"), "/jury/ with dossiers to read")
CONFLICTED = SignIn(
    "Conflicted juror", "conflicted@network.example", ("Coen", "Flick"), "/jury/ with a declared conflict"
)
CANDIDATE = SignIn(
    "Candidate", "candidate@network.example", ("Candela", "Prueba"), "/desk/ with a draft and a submission"
)
NOMINEE = SignIn(
    "Nominee", "nominee@network.example", ("Noor", "Voorbeeld"), "/desk/ with a nomination of her own thesis"
)
ADMINISTRATOR = SignIn("Administrator", "admin@network.example", ("Ada", "Min"), "/admin/ with every right")

EVERYONE = (ORGANISER, CHAIR, JUROR, CONFLICTED, CANDIDATE, NOMINEE, ADMINISTRATOR)


def make() -> None:
    """Create the known people with confirmed addresses; the organiser gets the organisers' group."""
    for sign_in in EVERYONE:
        given, family = sign_in.name
        person = Person.objects.create_user(
            sign_in.email,
            PASSWORD,
            first_name=given,
            last_name=family,
            is_superuser=sign_in is ADMINISTRATOR,
            is_staff=sign_in is ADMINISTRATOR,
        )
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    ORGANISER.person.groups.add(Group.objects.get(name="Organisers"))


def table() -> str:
    """The sign-ins as lines to print."""
    width = max(len(sign_in.email) for sign_in in EVERYONE)
    lines = [f"  {sign_in.role:<17} {sign_in.email:<{width}}  {sign_in.sees}" for sign_in in EVERYONE]
    return "\n".join([f"Sign in with the password {PASSWORD} as", *lines])
