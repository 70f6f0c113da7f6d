"""Sentences of invented scholars, to be filled with a topic: the raw material of texts."""

OPENING = "This thesis asks {question}, and takes {group} in {place} as its case."

BODY = (
    "Research on {concept} has mostly looked at the moment of arrival; here the years that follow are at the centre.",
    "The material comes from {method}, collected and discussed with {group} in {place}.",
    "What looks like a private decision turns out to be made at counters, in queues and around kitchen tables.",
    "Three mechanisms are described: the pace of procedures, the price of mistakes and the weight of advice.",
    "People learn the rules from one another long before an office explains them.",
    "Where earlier work sees a gap between law and practice, the analysis finds a craft of bridging it.",
    "The second part follows the same persons over time and shows how plans shrink and grow again.",
    "A comparison of two municipalities shows that small habits of an office matter more than its size.",
    "For {group}, {concept} is less a status than a skill that has to be kept in practice.",
    "The findings suggest that distance is counted in visits, calls and favours rather than in kilometres.",
    "Employers, landlords and teachers appear as the quiet administrators of migration policy.",
    "Each chapter begins with a scene from {place} and returns to it with what has been learnt.",
    "The argument does not hold everywhere: where papers are secure, the pattern weakens and at times turns round.",
    "Ethical questions are treated in the text itself, not in an appendix, because they changed the design twice.",
    "Numbers and narratives disagree at one point, and the disagreement is explained rather than smoothed.",
    "Coding was done twice by different readers, and the passages on which they differed are discussed in full.",
    "The limits of the sample are plain: those who had moved on could only be reached through others.",
    "Read together, the chapters propose to study {concept} as work that somebody has to do.",
    "A vocabulary of thresholds, rather than of integration, describes best what participants reported.",
    "The conclusion asks what {place} can teach about places that believe themselves to be at the centre.",
    "Policy makers in the region have since used the typology of the fourth chapter to revise their forms.",
    "Time, it turns out, is distributed as unequally as income, and follows similar lines.",
    "The appendix documents every interview guide, so that the study can be repeated elsewhere.",
    "Gender enters through the division of waiting: who stays, who queues and who explains.",
)

MOTIVATION = (
    "I study {question}, with {group} in {place} as my case, and I have reached the point where methods matter most.",
    "My data come from {method}, and I am looking for people who will argue with how I read them.",
    "At my department few colleagues work on {concept}, so I have learnt most of what I know from books.",
    "The programme brings together readings that I have so far only met in separate rooms.",
    "I would bring a set of field notes that I am willing to share and to have taken apart.",
    "What I hope to take home is a clearer way to write about people who read what I write.",
    "Two of the questions announced for the sessions are the ones my second chapter stumbles over.",
    "I have taught first-year students for two terms and enjoy explaining a method to someone from another field.",
    "Working in a small group over several days suits the way I think: slowly, aloud and on paper.",
    "My project will profit from a comparison with cases far from {place}.",
    "I can offer practice in transcription, in archival work and in speaking with officials who are short of time.",
    "After the school I plan to rewrite my chapter on {concept} and to circulate it among the participants.",
    "I have not yet presented outside my own country and would like a critical and friendly first audience.",
    "A year ago I changed my design after a participant asked me what the study was for; I am still answering her.",
)

PROJECT = {
    "Question": (
        "I ask {question}.",
        "More precisely: under which conditions do {group} treat {concept} as a matter of rights, and when as luck?",
        "A second question concerns those who help, and what helping costs them.",
        "I leave the decision to move aside and begin on the day after arrival.",
    ),
    "Context": (
        "The case is {place}, where two reforms within five years changed the rules twice.",
        "Research has described the law well and its users hardly at all.",
        "{group} have been counted often but seldom asked.",
        "Local newspapers, council minutes and leaflets help to reconstruct what people could know at the time.",
    ),
    "Relevance": (
        "The case matters because it is ordinary: nothing about it is a crisis.",
        "Offices elsewhere are about to copy the procedure I study.",
        "Debates on {concept} rarely include the people who carry out the rules.",
        "The results speak to anyone who designs forms, queues or deadlines.",
    ),
    "Contribution": (
        "The thesis links the study of bureaucracy with that of {concept}.",
        "It offers a description of informal advice as a form of work.",
        "It will publish an anonymised collection of guidance leaflets as open data.",
        "It tests whether ideas from large cities hold in {place}.",
    ),
    "Methods": (
        "The study rests on {method}.",
        "Participants read and comment on my accounts before these enter the thesis.",
        "Material is coded in two rounds, the second together with a colleague who does not know the case.",
        "Fieldwork is completed; the analysis is about half done.",
    ),
}

REASON = (
    "This paper deserves the award because it asks {question} and then answers it with patience.",
    "The design is plain and sound: {method}, limits stated on the first page and kept in view to the last.",
    "I chaired the session in which it was presented, and the discussion outlasted the break.",
    "It renews a debate on {concept} that had begun to repeat itself.",
    "The case of {group} in {place} is new to the literature and is not treated as exotic.",
    "Its central table can be understood without the text, and its text without the table.",
    "The authors show where their own argument fails, which few of us do in public.",
    "A reader from another discipline will find every term explained where it is first used.",
    "The paper is careful with its sources and generous to those it disagrees with.",
    "What is innovative is the unit of analysis: not the person and not the household, but the errand.",
    "It would make a strong article, and needs little more than a shorter second section.",
    "The conclusion is modest in tone and far-reaching in what it implies for comparative work.",
)

CHAPTERS = (
    "Introduction",
    "What is known about {concept}",
    "The case and its history",
    "Ways of knowing",
    "The first year",
    "Those who help",
    "Numbers and what they hide",
    "Conclusion",
)

CURRICULUM = (
    "# Education",
    "{begun} to today: doctoral studies in {discipline}, {affiliation}.",
    "{before} to {begun}: master's degree in migration studies, with distinction.",
    "# Teaching",
    "Seminar on qualitative interviewing, two terms, second-year students.",
    "Supervision of three bachelor's theses.",
    "# Presentations",
    "Conference paper on the everyday work of procedures, with a published abstract.",
    "Poster at a regional graduate workshop; prize of the audience.",
    "# Service and languages",
    "Co-organiser of a reading group on methods; member of the doctoral council.",
    "English (fluent), two further languages (working knowledge), one of the field (basic).",
)

LETTER = (
    (
        "I examined the thesis of {name} as a member of the committee from another university and supervised no part.",
        "I first met {name} as an external member of the thesis committee and have read the whole manuscript twice.",
    ),
    (
        "The thesis changes how I think about {concept}, and treats its readers and its participants as equals.",
        "What stands out is the handling of {concept}: a subject on which much is claimed and little shown.",
    ),
    (
        "The empirical work is exceptional in its patience, and the theory grows out of it instead of sitting on top.",
        "Method and argument fit each other, and the one chapter where they do not says so openly.",
    ),
    (
        "I rank it among the best three theses that I have examined in the last ten years and recommend it warmly.",
        "I recommend the thesis without reservation and would be glad to answer questions of the jury.",
    ),
)

REMARKS = {
    1: [
        "The question remains unclear to the end.",
        "Claims are made that the material cannot carry.",
        "Central literature of the last decade is missing.",
        "I could not reconstruct how the cases were chosen.",
    ],
    2: [
        "There is an idea here, but it is not yet worked out.",
        "The description is careful, the argument thin.",
        "Method and question belong to two different studies.",
        "Several steps of the analysis have to be taken on trust.",
    ],
    3: [
        "Solid work that stays close to what is known.",
        "The design is adequate and its limits are stated.",
        "Well written, with few surprises.",
        "The comparison is useful but could have been pushed further.",
    ],
    4: [
        "A clear and well-supported argument.",
        "The material is rich and handled with judgement.",
        "The contribution is evident, even where one disagrees.",
        "Careful throughout; the last chapter is a little hurried.",
    ],
    5: [
        "Exceptional: it will change how others approach the subject.",
        "Theory and evidence support each other at every step.",
        "I have rarely read a method section from which I learnt so much.",
        "Original in its question and rigorous in its answer.",
    ],
}
