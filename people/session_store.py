"""Sessions in the database, each read together with its person: one statement says who is asking."""

from datetime import datetime

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from people.models import Person, Session


class SessionStore(DatabaseStore):
    """Django's own with one column more. `person` is whom the row named when it was read; a name is not yet a proof."""

    person: Person | None = None
    ends_at: datetime | None = None

    @classmethod
    def get_model_class(cls):
        return Session

    def load(self):
        rows = Session.objects.select_related("person")
        found = rows.filter(session_key=self.session_key, expire_date__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
            return {}
        self.person, self.ends_at = found.person, found.expire_date
        return self.decode(found.session_data)

    @property
    def seconds_left(self) -> int:
        """How long this sign-in holds, as it was read; all of its length where it was just begun."""
        if self.ends_at is None:
            return self.get_expiry_age()
        return max(0, int((self.ends_at - timezone.now()).total_seconds()))

    @property
    def is_worn(self) -> bool:
        """Whether a tenth of its length has passed since it was last written. A session nobody read is not."""
        return self.ends_at is not None and self.seconds_left < 0.9 * self.get_expiry_age()

    def create_model_instance(self, data):
        session = super().create_model_instance(data)
        session.person_id = data.get(SESSION_KEY)
        return session
