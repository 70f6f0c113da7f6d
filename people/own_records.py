"""What this app holds about a person, for their own download: the profile, the ways to sign in, work, and letters."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q
from django.utils.translation import gettext as _

from people.elsewhere import name_of
from people.models import Doctorate, Message, Person
from people.own_data import Record, facts
from people.sessions import described, sessions_of


def profile(person: Person) -> Iterator[Record]:
    """The account's own facts, and those of the doctorate."""
    yield Record(
        person.name or person.email,
        facts(
            (_("Given names"), person.first_name),
            (_("Family name"), person.last_name),
            (_("Pronouns or title"), person.pronouns),
            (_("Name on certificates"), person.certificate_name),
            (_("ORCID iD"), person.orcid),
            (_("ORCID iD confirmed"), person.orcid_verified_at),
            (_("Country of residence"), person.country.name),
            (_("Time zone"), person.zone),
            (_("Registered"), person.date_joined),
        ),
    )
    doctorate = Doctorate.objects.filter(person=person).first()
    if doctorate:
        yield Record(
            _("Your doctorate"),
            facts(
                (_("Where you stand"), doctorate.get_stage_display()),
                (_("University"), doctorate.university),
                (_("Begun"), doctorate.began_on),
                (_("Main supervisor"), doctorate.supervisor_name),
                (_("Supervisor’s e-mail address"), doctorate.supervisor_email),
            ),
        )


def signing_in(person: Person) -> Iterator[Record]:
    """Addresses, passkeys and apps, accounts elsewhere, and where they are signed in; secrets are left out."""
    for address in EmailAddress.objects.filter(user=person):
        state = _("Confirmed") if address.verified else _("Not confirmed")
        yield Record(address.email, facts((_("E-mail address"), state)))
    for one in Authenticator.objects.filter(user=person).order_by("pk"):
        yield Record(
            one.get_type_display(),
            facts(
                (_("Name"), one.data.get("name")),
                (_("Added"), one.created_at),
                (_("Last used"), one.last_used_at),
            ),
        )
    for account in SocialAccount.objects.filter(user=person).order_by("pk"):
        yield Record(
            name_of(account.provider),
            facts(
                (_("Name there"), account.uid),
                (_("E-mail address"), account.extra_data.get("email")),
                (_("Connected"), account.date_joined),
                (_("Last used"), account.last_login),
            ),
        )
    for session in sessions_of(person):
        yield Record(
            _("Signed in"),
            facts((_("Since"), session.created_at), (_("From"), session.ip), (_("Browser"), described(session))),
        )


def work(person: Person) -> Iterator[Record]:
    """Affiliations and individual memberships."""
    for affiliation in person.affiliations.select_related("institute"):
        yield Record(
            affiliation.place,
            facts(
                (_("Role"), affiliation.get_role_display()),
                (_("Period"), affiliation.days),
                (_("Confirmed by the institute"), affiliation.verified_at),
            ),
        )
    for membership in person.memberships.all():
        yield Record(
            _("Individual membership"), facts((_("Number"), membership.number), (_("Period"), membership.days))
        )


def mail(person: Person) -> Iterator[Record]:
    """What the site wrote to them, by account or by confirmed address. A letter with a personal link keeps it."""
    addresses = EmailAddress.objects.filter(user=person, verified=True).values("email")
    written = Message.objects.filter(Q(person=person) | Q(to__in=addresses)).defer("html").order_by("pk")
    for message in written.iterator(chunk_size=100):
        text = _("This letter held a personal link, which is not repeated here.") if message.secret else message.text
        yield Record(
            message.subject,
            facts(
                (_("To"), message.to),
                (_("Written"), message.created_at),
                (_("Sent"), message.sent_at),
                (_("Text"), text),
            ),
        )
