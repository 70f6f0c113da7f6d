"""What can be decided about a nomination, and the letter that each outcome starts from.

The letter is read by whoever nominated, who may be the nominee or not: so it speaks of the nominee by name.
"""

from django.utils.translation import gettext_lazy as _

from calls.kinds import Outcome

LAUREATE, HONOURABLE_MENTION, FINALIST, NOT_SELECTED = "laureate", "honourable_mention", "finalist", "not_selected"
SHORTLISTED, NOT_SHORTLISTED = "shortlisted", "not_shortlisted"

FINAL = (
    Outcome(
        LAUREATE,
        _("Laureate"),
        "good",
        _(
            "On nomination {reference}: “{title}” by {name}\n\n"
            "The jury has given this work the award: “{call}”. It was read closely by several jurors, and "
            "their praise will stand in the laudation.\n\n"
            "The name and the title are on the award’s page now. The network office will write about the "
            "ceremony and the prize. Congratulations from all who read it.\n\n"
            "With kind regards,\n"
            "the jury"
        ),
    ),
    Outcome(
        HONOURABLE_MENTION,
        _("Honourable mention"),
        "good",
        _(
            "On nomination {reference}: “{title}” by {name}\n\n"
            "The jury of “{call}” gives this work an honourable mention. It stood among the very best, and the "
            "jury wishes this to be known: the name and the title are on the award’s page now.\n\n"
            "With kind regards,\n"
            "the jury"
        ),
    ),
    Outcome(
        FINALIST,
        _("Finalist"),
        "plain",
        _(
            "On nomination {reference}: “{title}” by {name}\n\n"
            "The award went to another work this time: “{call}”. This one reached the last round, where every "
            "juror read with care and the choice was hard. To have been a finalist may be said wherever it "
            "helps.\n\n"
            "Thank you for the nomination.\n\n"
            "With kind regards,\n"
            "the jury"
        ),
    ),
    Outcome(
        NOT_SELECTED,
        _("Not selected"),
        "plain",
        _(
            "On nomination {reference}: “{title}” by {name}\n\n"
            "The award went to another work this time: “{call}”. The jury read this one and compared it with "
            "all others by the criteria on the page of the call.\n\n"
            "A prize singles out very few works, and a thesis or a paper has a longer life than a prize. Thank "
            "you for the nomination.\n\n"
            "With kind regards,\n"
            "the jury"
        ),
    ),
)

SHORTLISTING = (
    Outcome(
        SHORTLISTED,
        _("Shortlisted"),
        "good",
        _(
            "On nomination {reference}: “{title}” by {name}\n\n"
            "This work is on the shortlist: “{call}”. The jury now reads every shortlisted work in full. There "
            "is nothing to do; the dates of the next steps stand on the page of the call.\n\n"
            "With kind regards,\n"
            "the jury"
        ),
    ),
    Outcome(
        NOT_SHORTLISTED,
        _("Not shortlisted"),
        "plain",
        _(
            "On nomination {reference}: “{title}” by {name}\n\n"
            "This work is not on the shortlist: “{call}”. The jury compared all nominations by the criteria on "
            "the page of the call, and only a few can go on.\n\n"
            "A shortlist is no verdict on a work. Thank you for the nomination.\n\n"
            "With kind regards,\n"
            "the jury"
        ),
    ),
)
