"""The running text of the demo's pages, in our own words."""

HEADLINE = "Schools, an academy and awards for doctoral researchers in migration studies"
INTRODUCTION = (
    "Some seventy institutes train the next generation of migration researchers together: a school each "
    "season, an academy that lasts two years, and two awards for work that moves the field."
)
TAGLINE = "Doctoral training and awards in migration studies"
PICTURE = "An abstract landscape of layered shapes"
TRAINING = "Winter and summer schools hosted by member institutes, and the PhD Academy."
AWARDS = "Two awards, given every year: for the best doctoral thesis and for the best conference paper."
EVENTS = "Conferences, workshops and PhD days of the network."
NEWS = "What happens in the network."
GROUPS = (
    "Standing committees bring together people who work on the same questions. Each has a place for "
    "doctoral researchers."
)
COMMITTEE = "The standing committee on %s meets at the annual conference and online through the year."
INSTITUTES = "The institutes that carry the network, and those that founded it."
ABOUT = "A network of institutes that study migration, and of the people who work there."
ABOUT_TEXT = (
    "Institutes from Europe and beyond joined in 2004 to compare what they know about migration. Today "
    "they publish together, meet at an annual conference and train doctoral researchers. One director for"
    " each institute sits on the board; an office runs the daily work."
)
ACADEMY = (
    "Two years of shared training beside the home programme: mostly online, with one meeting a year at the conference."
)
ACADEMY_TEXT = (
    "A cohort opens in October with the members who continue. New members present their projects; those "
    "who return tell what helped them. Sessions deal with publishing, careers, grants, methods and the "
    "daily life of a doctorate. Members form small groups that read each other’s work."
)
THESIS_AWARD = (
    "Given every year since 2010 for the best doctoral thesis in migration studies, of any discipline and method."
)
THESIS_TEXT = (
    "The award is named after a scholar of migration who helped to found the network and chaired its "
    "board. Whoever defended a thesis within two years before the call may be nominated, by themselves or"
    " by a supervisor, from a member institute or not. A jury reads in two rounds. Two theses may share "
    "the award."
)
PAPER_AWARD = "Given at the annual conference for the best unpublished paper of its programme."
PAPER_TEXT = (
    "Papers are nominated by the chair of their panel or by anyone in the network who is not an author. "
    "The prize of EUR 750 is shared among the authors, who may offer the paper to the network’s journal."
)
TOPICS = (
    "Arts and sensory methods",
    "Borders and asylum",
    "Cities and regions",
    "Citizenship and politics",
    "Families and care",
    "Labour and economy",
    "Language and education",
    "Methods and data",
)
NEWS_ITEMS = (
    (
        "Nominations for the thesis award are with the jury",
        "Sixty-three theses from nineteen countries were nominated in time.",
        (
            "Eight jurors read in the first round, three for each thesis. The shortlist is decided by "
            "mid-winter; every nominee hears on the same day."
        ),
    ),
    (
        "A summer school with cameras and maps",
        "The next summer school takes place in Lisbon, in four tracks.",
        (
            "Participants choose between photography, film, cartography and collaborative methods, work "
            "in small groups in the city, and show what they made on the last day."
        ),
    ),
    (
        "The academy looks for its next cohort",
        "Twenty places for doctoral researchers in any year of their work.",
        (
            "Members meet online once a month and in person at the conference. The call lists every "
            "question that is asked, so that nobody has to open an account to see whether it fits."
        ),
    ),
)
EVENT_ITEMS = (
    (
        95,
        0,
        "phd_day",
        "PhD Day",
        "",
        "",
        "A day online by and for doctoral researchers, with open sessions on writing and reading.",
    ),
    (
        225,
        2,
        "conference",
        "Annual Conference",
        "Warsaw",
        "PL",
        "Three days of panels, the general assembly and the award ceremony.",
    ),
    (
        -160,
        2,
        "conference",
        "Last Annual Conference",
        "Liège",
        "BE",
        "Three days of panels on mobility in a warming world.",
    ),
    (
        40,
        1,
        "workshop",
        "Workshop on interviewing across languages",
        "Vienna",
        "AT",
        "Two days of practice, in pairs.",
    ),
)
SCHOOL = (
    "Five days of fieldwork with cameras, microphones and pens in a city of arrivals. Four tracks, one "
    "question: what do we learn about migration when we look, listen and draw?"
)
SCHOOL_TEXT = (
    "Mornings bring everyone together for lectures and discussion. In the afternoons each track works on "
    "its own: photography, film, cartography or collaborative methods. On Friday the groups show their "
    "work to each other and to guests from the neighbourhood."
)
SCHOOL_WHO = (
    "<p>Doctoral researchers at any stage and people who defended within the last three years, from "
    "member institutes and from elsewhere. The school is held in English.</p>"
)
SCHOOL_SELECT = (
    "<p>Two readers score each application on four criteria. The organisers look at the order of results,"
    " and at a fair balance between tracks. Requests for a fee waiver are kept apart and are not shown to"
    " readers.</p>"
)
COHORT = "The next intake: twenty doctoral researchers, two years, one meeting a year in person and one a month online."
COHORT_WHO = (
    "<p>Doctoral researchers who have at least one year of their work ahead of them, in any discipline "
    "that studies migration.</p>"
)
COHORT_SELECT = (
    "<p>Two readers score each application. The chair of the training committee decides with the jury’s "
    "results in hand.</p>"
)
EDITION = "For a doctoral thesis in migration studies defended within the two years before this call."
EDITION_WHO = (
    "<p>Anyone who defended a doctoral thesis within 24 months before the launch of the call, of any "
    "discipline, from a member institute or not. Earlier candidates cannot be nominated again. A thesis "
    "made of articles needs one substantive article of a single author.</p>"
)
LETTER_GUIDANCE = (
    "Say what the thesis adds to the field, how sure its methods are and where it stands among those you have "
    "examined. One page is enough. Write what the jury cannot see for itself."
)
EDITION_SELECT = (
    "<p>Round 1: three jurors read the summary, CV and thesis of each nominee. Round 2: three jurors read"
    " each shortlisted thesis again, whole. Jurors who have a conflict of interest do not see a dossier "
    "and do not score it. Two theses may share the award.</p>"
)
PRIZE = (
    "<p>The laureate is invited to the ceremony at the annual conference and may offer the thesis to the "
    "network’s book series.</p>"
)
