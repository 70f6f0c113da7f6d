"""Sessions in the database, each read together with its person: one statement says who is asking."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from people.models import Person, Session


class SessionStore(DatabaseStore):
    """Django's own with one column more. `person` is whom the row named when it was read; a name is not yet a proof."""

    person: Person | None = None

    @classmethod
    def get_model_class(cls):
        return Session

    def load(self):
        rows = Session.objects.select_related("person")
        found = rows.filter(session_key=self.session_key, expire_date__gt=timezone.now()).first()
        if found is None:
            self._session_key = None
            return {}
        self.person = found.person
        return self.decode(found.session_data)

    def create_model_instance(self, data):
        session = super().create_model_instance(data)
        session.person_id = data.get(SESSION_KEY)
        return session
