"""Who someone is: the account and the profile, one row per human being. The e-mail address is the login."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from people.validators import validate_orcid, validate_zone


class PersonManager(BaseUserManager):
    """Makes and finds people; an address is the same person however it is capitalised."""

    @classmethod
    def normalize_email(cls, email):
        return (email or "").strip().lower()

    def get_by_natural_key(self, email):
        return self.get(email=self.normalize_email(email))

    async def aget_by_natural_key(self, email):
        return await self.aget(email=self.normalize_email(email))

    def create_user(self, email, password=None, **facts):
        """A saved person; without `password` they can only sign in after a reset. ValueError without an address."""
        if not email:
            raise ValueError("A person needs an e-mail address.")
        person = self.model(email=self.normalize_email(email), **facts)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email, password=None, **facts):
        """A saved person who may do everything, here and in the Wagtail admin."""
        return self.create_user(email, password, **{"is_staff": True, "is_superuser": True} | facts)


class Person(AbstractUser):
    """A person. Roles are derived from facts (author, juror, organisers' group), never stored here."""

    username = None
    email = models.EmailField(
        _("e-mail address"),
        unique=True,
        error_messages={"unique": _("Someone is already registered with this e-mail address.")},
    )
    first_name = models.CharField(_("given names"), max_length=150)
    last_name = models.CharField(_("family name"), max_length=150, blank=True)
    pronouns = models.CharField(
        _("pronouns or title"),
        max_length=30,
        blank=True,
        help_text=_("Such as “Dr” or “she/her”. The office uses it in letters; jurors do not see it."),
    )
    certificate_name = models.CharField(
        _("name on certificates"),
        max_length=200,
        blank=True,
        help_text=_("As it should be printed. Leave empty to use your name as above."),
    )
    orcid = models.CharField(
        _("ORCID iD"),
        max_length=19,
        blank=True,
        validators=[validate_orcid],
        help_text=_("Sixteen characters, like 0000-0002-1825-0097."),
    )
    orcid_verified_at = models.DateTimeField(
        _("ORCID iD confirmed"), null=True, blank=True, help_text=_("Since when orcid.org has vouched for it.")
    )
    country = CountryField(_("country of residence"), blank=True)
    zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        validators=[validate_zone],
        help_text=_("Deadlines are also shown in this zone."),
    )

    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # With the unique column, this makes an address one person's in any case.
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="person_email_in_lower_case",
                violation_error_message=_("Write the e-mail address in lower case."),
            ),
            models.CheckConstraint(
                condition=models.Q(orcid_verified_at__isnull=True) | ~models.Q(orcid=""),
                name="person_confirmed_orcid_is_named",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True) | models.Q(is_active=False), name="person_erased_is_closed"
            ),
        ]

    def __str__(self):
        return self.name or self.email

    @property
    def name(self):
        """Given names and family name; people with one name have just that one."""
        return self.get_full_name()

    @property
    def printed_name(self):
        """The name for a certificate."""
        return self.certificate_name or self.name

    def clean(self):
        # Django's own clean lower-cases the domain only; the manager's rule covers the whole address.
        super().clean()
        self.email = self.__class__.objects.normalize_email(self.email)
