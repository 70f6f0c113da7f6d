"""What our addresses are made of, beyond what Django knows."""

from django.urls.converters import IntConverter


class RowConverter(IntConverter):
    """The id of a row. A longer number is none that a database could have, and would be an error of its driver."""

    regex = "[0-9]{1,18}"
