"""The form taken away as a document, brought back, looked over, and stored only where one says so."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from calls.forms.offline.word import text_of
from calls.models import CallPage, Submission
from tests.calls.counting import queries_of
from tests.calls.views.applicant.typed import PROJECT, address
from tests.factories.calls import a_draft, a_school, a_submission, answer
from tests.factories.letters import a_letter_call
from tests.factories.people import PersonFactory


def downloaded(web, draft) -> str:
    return web.get(address(draft).removesuffix("/") + "/offline.txt").content.decode("utf-8-sig")


def sent(web, draft, text, name="form.txt"):
    """The report on a document."""
    content = text if isinstance(text, bytes) else text.encode()
    return web.post(address(draft, "offline"), {"document": SimpleUploadedFile(name, content)})


def ticked(report) -> dict:
    """What a browser would send of a report as it is shown."""
    reported = report.context["reported"]
    take = [line.key for line in reported.lines if line.is_offered]
    return {"text": report.context["text"], "revision": report.context["revision"], "take": take}


def shown(report) -> dict[str, str]:
    return {line.key: line.word for line in report.context["reported"].lines}


def stored(draft) -> dict:
    draft.refresh_from_db()
    return draft.answer_map


def test_a_visitor_takes_the_blank_form_from_the_page_of_the_call(db, client):
    school = a_school()

    page = client.get(school.url).content.decode()
    word = client.get(f"/calls/{school.pk}/form.docx")

    assert f'href="/calls/{school.pk}/form.docx"' in page
    assert word["Content-Disposition"] == 'attachment; filename="SUM27-form.docx"'
    text = text_of(BytesIO(word.content))
    assert f"[#form call={school.pk} version=0 language=en-gb]" in text
    assert re.search(r"### 2\. Why this school\? · Long text · At most 20 words · required \[#\w{6}\]", text)


def test_the_form_says_which_letters_are_wanted_beside_it(db, client):
    call = a_letter_call(asked=2)

    text = client.get(f"/calls/{call.pk}/form.txt").content.decode()

    assert "> 2 reference letters, due " in text
    assert "their writers are named on the site." in text


def test_the_blank_form_of_a_call_that_is_not_public_is_not_there(client, person):
    hidden = a_school(live=False)

    assert client.get(f"/calls/{hidden.pk}/form.docx").status_code == 404
    client.force_login(person)
    assert client.get(f"/calls/{hidden.pk}/form.txt").status_code == 404
    assert client.get("/calls/999999/form.txt").status_code == 404


def test_a_draft_is_taken_away_with_its_answers_and_its_state(web, person):
    draft = answer(a_draft(by=person), topic="Borders in maps", support=True)

    text = downloaded(web, draft)

    head = f"[#form call={draft.call_id} version=1 language=en-gb reference={draft.reference} revision=1]"
    assert head in text
    assert "\n\nBorders in maps\n" in text
    assert "\n[x] Yes\n[ ] No\n" in text


def test_what_was_written_offline_is_shown_first_and_stored_when_one_says_so(web, person):
    draft = answer(a_draft(by=person), topic="Borders in maps")
    text = downloaded(web, draft).replace("Borders in maps\n", "Maps\n").replace("[ ] Yes", "[x] Yes")

    report = sent(web, draft, text.replace("\n", "\r\n"))

    assert (report.status_code, shown(report)) == (200, {"topic": "Taken", "support": "Taken"})
    assert stored(draft) == {"topic": "Borders in maps"}
    taken = web.post(address(draft, "offline", "take"), ticked(report))
    assert taken.headers["Location"] == address(draft)
    assert stored(draft) == {"topic": "Maps", "support": True}
    page = web.get(address(draft)).content.decode()
    assert "2 answers were stored from your file." in page


def test_a_word_document_comes_back_as_well(web, person):
    draft = answer(a_draft(by=person), topic="Borders in maps")
    word = web.get(address(draft).removesuffix("/") + "/offline.docx").content
    draft = answer(draft, topic="Changed meanwhile")

    report = sent(web, draft, word, "form.docx")

    assert shown(report) == {"topic": "Newer on the site"}


def test_what_is_newer_on_the_site_stays_unless_one_says_otherwise(web, person):
    draft = answer(a_draft(by=person), topic="First")
    text = downloaded(web, draft).replace("\nFirst\n", "\nOffline\n").replace("[ ] No", "[x] No")
    answer(draft, topic="Online")

    report = sent(web, draft, text)

    page = report.content.decode()
    assert shown(report) == {"topic": "Newer on the site", "support": "Taken"}
    assert "The answer on the site was changed after this file was made." in page
    assert "Offline" in page
    assert "Online" in page
    web.post(address(draft, "offline", "take"), ticked(report))
    assert stored(draft) == {"topic": "Online", "support": False}
    again = sent(web, draft, text)
    web.post(address(draft, "offline", "take"), ticked(again) | {"take": ["topic"]})
    assert stored(draft)["topic"] == "Offline"


def test_a_change_between_report_and_storing_overwrites_nothing(web, person):
    draft = answer(a_draft(by=person), topic="First")
    report = sent(web, draft, downloaded(web, draft).replace("\nFirst\n", "\nOffline\n"))
    answer(draft, topic="In another tab")

    response = web.post(address(draft, "offline", "take"), ticked(report))

    assert response.status_code == 409
    assert "Nothing was overwritten." in response.content.decode()
    assert shown(response) == {"topic": "Newer on the site"}
    assert stored(draft)["topic"] == "In another tab"


def test_what_cannot_be_read_is_kept_on_the_screen_after_the_rest_was_stored(web, person):
    draft = a_draft(by=person)
    text = downloaded(web, draft)
    text = re.sub(r"(### 1\. Topic.*\n\n)", r"\1Maps", text)
    text = re.sub(r"(### 5\. How much.*\n(?:\n?>.*\n)*\n)", r"\1about <800> euros", text)

    report = sent(web, draft, text + "\n### Old question [#abcdef]\n\nOld words\n")
    taken = web.post(address(draft, "offline", "take"), ticked(report))

    page = taken.content.decode()
    assert shown(report) == {"topic": "Taken", "amount": "Cannot be read"}
    assert stored(draft) == {"topic": "Maps"}
    assert "1 answer was stored from your file." in page
    assert "Write a number in figures" in page
    assert "about &lt;800&gt; euros" in page
    assert "Old words" in page
    assert f'href="{address(draft, "support")}#id_amount"' in page


def test_a_long_answer_is_counted_and_taken(web, person):
    draft = a_draft(by=person)
    text = re.sub(r"(### 2\. Why.*\n\n)", r"\1" + "word " * 25, downloaded(web, draft))

    report = sent(web, draft, text)

    assert shown(report) == {"motivation": "Taken, too long"}
    assert "Shorten this to 20 words: it has 25." in report.content.decode()


def test_an_answer_deleted_in_the_file_is_emptied_only_where_one_ticks_it(web, person):
    draft = answer(a_draft(by=person), topic="Borders in maps")

    report = sent(web, draft, downloaded(web, draft).replace("Borders in maps\n", "\n"))

    assert shown(report) == {"topic": "Left empty"}
    assert ticked(report)["take"] == []
    web.post(address(draft, "offline", "take"), ticked(report) | {"take": ["topic"]})
    assert stored(draft) == {}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "Choose the file that you filled in."),
        (b"", "This file is empty."),
        (b"%PDF-1.7 something", "This is a PDF, which cannot be read back."),
        (b"[#form call=999999 version=1]", "This is the form of another call."),
        (b"\x00\x01\x02", "This file is not a text."),
    ],
)
def test_a_file_that_cannot_be_the_form_is_refused_beside_the_field(web, person, content, sentence):
    draft = a_draft(by=person)

    sent_file = {} if content is None else {"document": SimpleUploadedFile("form.txt", content)}
    response = web.post(address(draft, "offline"), sent_file)

    page = response.content.decode()
    assert response.status_code == 422
    assert re.search(rf'id="id_document_error".*?{re.escape(sentence)}', page, re.DOTALL)
    assert 'class="error-summary" role="alert" tabindex="-1"' in page


def test_the_document_of_another_draft_is_sent_to_its_place(web, person):
    school = a_school()
    other = a_draft(school, by=PersonFactory())
    draft = a_draft(school, by=person)
    text = f"[#form call={school.pk} version=1 reference={other.reference} revision=1]"

    response = sent(web, draft, text)

    assert response.status_code == 422
    sentence = f"This file was made from {other.reference}, and this is {draft.reference}. Upload it there."
    assert sentence in response.content.decode()


def test_a_file_without_its_head_is_told_and_overwrites_nothing_by_itself(web, person):
    draft = answer(a_draft(by=person), topic="Borders in maps")
    text = re.sub(r"\[#form.*\]", "", downloaded(web, draft)).replace("Borders in maps\n", "Maps\n")

    report = sent(web, draft, text)

    assert "The file no longer says which draft it was made from" in report.content.decode()
    assert shown(report) == {"topic": "Newer on the site"}


def test_a_file_of_an_older_version_is_told(web, person):
    draft = a_draft(by=person)

    report = sent(web, draft, downloaded(web, draft).replace("version=1", "version=3", 1))

    assert "The file was made from version 3 of the form; version 1 is in use now." in report.content.decode()


def test_after_the_deadline_one_can_take_the_answers_away_and_store_nothing(web, person):
    draft = answer(a_draft(by=person), topic="Borders in maps")
    text = downloaded(web, draft).replace("Borders in maps\n", "Maps\n")
    CallPage.objects.update(closes_at=timezone.now() - timedelta(seconds=1))

    report = sent(web, draft, text)
    refused = web.post(address(draft, "offline", "take"), ticked(report))

    assert "Store what is ticked" not in report.content.decode()
    assert refused.status_code == 409
    assert "This call has closed." in refused.content.decode()
    assert stored(draft) == {"topic": "Borders in maps"}
    assert "Borders in maps" in downloaded(web, draft)


def test_what_was_submitted_stays_complete(web, person):
    submission = a_submission(by=person)
    text = downloaded(web, submission).replace("\nBorders in maps\n", "\n\n", 1)

    report = sent(web, submission, text)
    refused = web.post(address(submission, "offline", "take"), ticked(report) | {"take": ["topic"]})

    assert refused.status_code == 422
    assert stored(submission)["topic"] == "Borders in maps"


def test_a_question_that_is_not_of_the_form_cannot_be_stored(web, person):
    draft = a_draft(by=person)
    report = sent(web, draft, downloaded(web, draft))

    response = web.post(address(draft, "offline", "take"), ticked(report) | {"take": ["truth", "elsewhere"]})

    assert response.headers["Location"] == address(draft, "offline")
    web.post(address(draft, "offline", "take"), ticked(report) | {"take": ["truth"]})
    assert stored(draft) == {}


def test_nobody_else_finds_any_of_it(client, person):
    draft = a_draft(by=person)
    client.force_login(PersonFactory())
    here = address(draft)

    assert [client.get(f"{here}{page}").status_code for page in ("offline/", "offline.txt", "offline.docx")] == [
        404
    ] * 3
    assert sent(client, draft, "text").status_code == 404
    assert client.post(f"{here}offline/take/", PROJECT).status_code == 404


def test_a_tab_that_outlived_its_session_keeps_what_was_read(client, person):
    draft = a_draft(by=person)

    response = client.post(address(draft, "offline", "take"), {"text": "Long words of mine", "revision": "0"})

    assert response.status_code == 403
    assert "Long words of mine" in response.content.decode()


def test_a_report_reads_as_little_for_many_answers_as_for_one(web, person, django_assert_num_queries):
    draft = answer(a_draft(by=person), topic="Borders in maps")
    one = downloaded(web, draft).replace("Borders in maps\n", "Maps\n")
    many = re.sub(r"(### 2\. Why.*\n\n)", r"\1Because.", one).replace("[ ] Yes", "[x] Yes")

    for text in (one, many):
        with django_assert_num_queries(3):
            sent(web, draft, text)


def test_the_page_and_the_documents_need_few_statements(client, person):
    draft = answer(a_draft(by=person), topic="Borders in maps")
    pages = ("offline/", "offline.txt", "offline.docx")

    assert [queries_of(client, person, f"{address(draft)}{page}") for page in pages] == [2, 2, 2]
    assert queries_of(client, person, f"/calls/{draft.call_id}/form.txt") == 4
    assert Submission.objects.count() == 1
