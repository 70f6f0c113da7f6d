"""A submission with its answers and its files in the same statement: most pages of its author need all three."""

from django.db.models import F, Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from calls.models import Answer, Attachment, Submission

_OF_A_FILE = [field for field in Attachment._meta.concrete_fields if field.name != "uploaded_at"]
"""Columns in the order of the model. When a file came in, JSON would have to spell: it is read where somebody asks."""


class ByKey(Func):
    """All rows of a subquery as one JSON object: their key, and a value that is JSON itself."""

    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="JSON_GROUP_OBJECT(%(expressions)s)", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="JSONB_OBJECT_AGG(%(expressions)s)", **context)


class _Stored(Func):
    """A JSON column as JSON: SQLite keeps it as text, which would be quoted once more."""

    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="JSON(%(expressions)s)", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, template="%(expressions)s", **context)


def whole(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    """The same submissions, each with all its answers and files on board; unpack them with `unpacked`."""
    of_this = {"submission": OuterRef("pk")}
    facts = JSONObject(**{field.attname: F(field.attname) for field in _OF_A_FILE})
    return rows.annotate(
        packed_answers=_gathered(Answer.objects.filter(**of_this), _Stored("value")),
        packed_files=_gathered(Attachment.objects.filter(**of_this), facts),
    )


def unpacked(submission: Submission) -> Submission:
    """The submission with its `answer_map` and `attachment_map` filled from what `whole` packed."""
    packed = (submission.__dict__.pop(name) or {} for name in ("packed_answers", "packed_files"))
    answers, files = packed
    submission.answer_map = {key: value for key, value in answers.items() if value is not None}
    submission.attachment_map = {key: _file(submission, facts) for key, facts in files.items()}
    return submission


def _gathered(rows: QuerySet, value: Func) -> Subquery:
    return Subquery(rows.order_by().annotate(packed=ByKey(F("question"), value)).values("packed"))


def _file(submission: Submission, facts: dict[str, object]) -> Attachment:
    names = [field.attname for field in _OF_A_FILE]
    values = [field.to_python(facts[field.attname]) for field in _OF_A_FILE]
    attachment = Attachment.from_db(submission._state.db, names, values)
    attachment.submission = submission
    return attachment
