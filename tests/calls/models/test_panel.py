"""What the database itself refuses of a panel."""

import pytest
from django.db import IntegrityError, transaction

from calls.models import Juror
from tests.factories.jury import a_jury

pytestmark = pytest.mark.django_db


def test_a_seat_has_a_role_that_is_known():
    jury = a_jury(dossiers=0)

    with pytest.raises(IntegrityError, match="juror_role_is_known"), transaction.atomic():
        Juror.objects.filter(pk=jury.chair.pk).update(role="king")
