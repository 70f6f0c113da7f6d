"""What can be decided about an application, and the letter that each outcome starts from."""

from django.utils.translation import gettext_lazy as _

from calls.kinds import Outcome

ACCEPTED, WAITLISTED, REJECTED = "accepted", "waitlisted", "rejected"
SHORTLISTED, NOT_SHORTLISTED = "shortlisted", "not_shortlisted"

FINAL = (
    Outcome(
        ACCEPTED,
        _("Accepted"),
        "good",
        _(
            "Dear {name},\n\n"
            "we offer you a place: “{call}”. The selection committee read your application {reference}, "
            "“{title}”, and looks forward to working with you on it.\n\n"
            "The organisers will write to you about confirming the place, the preparation and the journey. "
            "Should you be unable to take part, tell them as early as you can, so that somebody on the waiting "
            "list can come.\n\n"
            "With kind regards,\n"
            "the selection committee"
        ),
    ),
    Outcome(
        WAITLISTED,
        _("Waiting list"),
        "warn",
        _(
            "Dear {name},\n\n"
            "your application {reference}, “{title}”, is on the waiting list of “{call}”. The committee would "
            "have liked to say yes, and for now every place is taken.\n\n"
            "Your number on the list stands beside your application. When somebody gives up a place, it goes "
            "to the next person on the list, and we write at once. You need to do nothing; if you no longer "
            "wish to wait, tell us.\n\n"
            "With kind regards,\n"
            "the selection committee"
        ),
    ),
    Outcome(
        REJECTED,
        _("Not accepted"),
        "plain",
        _(
            "Dear {name},\n\n"
            "we cannot offer you a place this time: “{call}”. The committee read your application {reference}, "
            "“{title}”, and compared it with all others by the criteria on the page of the call.\n\n"
            "A selection for one programme is no verdict on a thesis. Thank you for the work you put into the "
            "application; you are welcome to apply to another call.\n\n"
            "With kind regards,\n"
            "the selection committee"
        ),
    ),
)

SHORTLISTING = (
    Outcome(
        SHORTLISTED,
        _("Goes on to the next round"),
        "good",
        _(
            "Dear {name},\n\n"
            "your application {reference}, “{title}”, goes on to the next round of “{call}”. This is not yet a "
            "place. You need to do nothing now; the dates of the next steps stand on the page of the call.\n\n"
            "With kind regards,\n"
            "the selection committee"
        ),
    ),
    Outcome(
        NOT_SHORTLISTED,
        _("Does not go on"),
        "plain",
        _(
            "Dear {name},\n\n"
            "your application {reference}, “{title}”, does not go on to the next round of “{call}”. The "
            "committee compared all applications by the criteria on the page of the call, and only a part of "
            "them can go on.\n\n"
            "Thank you for the work you put into it; you are welcome to apply to another call.\n\n"
            "With kind regards,\n"
            "the selection committee"
        ),
    ),
)
