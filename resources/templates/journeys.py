"""What the shipped templates hold. A template is a bare map: its empty cells ask their lane's question. Its twin of the
same name in ``examples/`` has the example cards that stand here in the rows as well: it is what the gallery draws, and
what a person may start with who would rather rewrite than write.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

ON = "<"
"""In a row of cells: the card before it reaches over this stage, too."""

Stages = Sequence[tuple[str, str]]
"""Titles with their guiding questions."""


@dataclass(frozen=True)
class Row:
    """A lane: ``cells`` has an example for each stage ("" for none), ``feelings`` -2 .. 2 for a curve."""

    kind: str
    title: str
    description: str
    cells: Sequence[str] = ()
    feelings: Sequence[float | None] = ()


@dataclass(frozen=True)
class Who:
    """The persona that the map is told from: still a question, not a person."""

    name: str
    role: str
    goals: Sequence[str] = ()
    needs: Sequence[str] = ()
    frustrations: Sequence[str] = ()


@dataclass(frozen=True)
class Template:
    """``organization`` and ``channels`` (name, icon) are what most maps of this sort begin with."""

    title: str
    scenario: str
    who: Who
    stages: Stages
    rows: Sequence[Row]
    is_cycle: bool = False
    is_to_be: bool = False
    channels: Sequence[tuple[str, str]] = field(
        default=(("Website", "globe"), ("App", "smartphone"), ("E-mail", "mail"), ("Phone", "phone"), ("Shop", "store"))
    )


CUSTOMER = Who(
    "Your customer",
    "Who is it? Name, age, situation",
    goals=("What do they want to have done in the end?",),
    needs=("What must be right for them to go on?",),
    frustrations=("What has let them down before?",),
)
FEELING = "How it feels, from frustrated to delighted"

FIVE_STAGE = Template(
    "Five-stage journey",
    "What happens, from when to when?",
    CUSTOMER,
    [
        ("Awareness", "How do they find out?"),
        ("Interest", "What makes them look closer?"),
        ("Consideration", "What do they weigh up?"),
        ("Decision", "What makes them say yes?"),
        ("Post-sales", "What makes them stay and tell others?"),
    ],
    [
        Row("actions", "Actions", "What they do", (
            "Notices that the old way no longer works", "Asks friends, searches the web",
            "Compares three offers side by side", "Talks it over, signs", "Puts it to use in the first week",
        )),
        Row("touchpoints", "Touchpoints", "Where they meet us, and through which channel", (
            "Advertisement", "Website", "Offer by e-mail", "Phone call", "Welcome letter",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(-1.0, 0.1, -1.4, 0.8, -0.8)),
        Row("pain_points", "Pain points", "What hurts, and how badly", (
            "Does not know whom to trust", "", "Prices cannot be compared", "Waits for an answer for days",
            "Nobody asks how it goes",
        )),
        Row("opportunities", "Opportunities", "What could be done about it", (
            "Tell a true story", "", "One page that compares", "Answer within a day", "Call after two weeks",
        )),
        Row("metrics", "Metrics", "How it is measured, with value, n and period"),
    ],
)  # fmt: skip

THREE_PHASE = Template(
    "Three-phase journey",
    "What happens, from when to when?",
    CUSTOMER,
    [
        ("Awareness", "How do they find out?"),
        ("Consideration", "What do they weigh up?"),
        ("Decision", "What makes them say yes?"),
    ],
    [
        Row("goals", "Goals", "What they want to reach here", ("Understand what is possible", ON, "Be sure of it")),
        Row("actions", "Actions", "What they do", (
            "Hears of it from a colleague", "Reads, asks, compares offers", "Chooses one and orders",
        )),
        Row("touchpoints", "Touchpoints", "Where they meet us, and through which channel", (
            "Social media", "Website", "Checkout",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(-0.9, 0.1, -1.3)),
        Row("pain_points", "Pain points", "What hurts, and how badly", (
            "Too many names for one thing", "Offers that cannot be compared", "Surprised by the final price",
        )),
        Row("opportunities", "Opportunities", "What could be done about it"),
    ],
)  # fmt: skip

LIFECYCLE = Template(
    "Customer life cycle",
    "One round of the relationship: how they come, stay and bring others",
    CUSTOMER,
    [
        ("Reach", "How do they hear of us?"),
        ("Acquire", "Why do they begin?"),
        ("Onboard", "When do they first succeed?"),
        ("Use", "What do they come back for?"),
        ("Renew and recommend", "Why do they stay, and whom do they tell?"),
    ],
    [
        Row("goals", "Goals", "What they want to reach here", (
            "Find something better", "Begin without risk", "Succeed once", "Forget that it is there", "Be right again",
        )),
        Row("actions", "Actions", "What they do", (
            "Sees it at a friend's", "Tries it for a month", "Sets it up", "Uses it every week", "Renews, brings one",
        )),
        Row("touchpoints", "Touchpoints", "Where they meet us, and through which channel", (
            "Recommendation", "Trial", "First steps", "App", "Renewal letter",
        )),
        Row("thoughts", "Thoughts", "What they think, in their own words", (
            "Is that for people like me?", "What if I do not like it?", "", "", "Is it still worth it?",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(-0.4, 0.7, -0.8, 0.05, 1.0)),
        Row("pain_points", "Pain points", "What hurts, and how badly", (
            "", "Asked for a card at once", "Too many first steps", "", "Renewal comes as a surprise",
        )),
        Row("opportunities", "Opportunities", "What could be done about it", (
            "A voucher to pass on", "", "One step a day", "", "Tell what the year has brought",
        )),
        Row("metrics", "Metrics", "How it is measured, with value, n and period"),
    ],
    is_cycle=True,
)  # fmt: skip

BLUEPRINT = Template(
    "Service blueprint",
    "One visit, from before they come until after they left",
    CUSTOMER,
    [
        ("Before", "What happens before they come?"),
        ("Arrive", "How are they received?"),
        ("Use", "What is done for them?"),
        ("After", "How does it end?"),
    ],
    [
        Row("actions", "Customer actions", "What the customer does", (
            "Books a time online", "Comes in and gives their name", "Gets what they came for", "Pays and leaves",
        )),
        Row("line_of_interaction", "Line of interaction", "Below it: the organisation's part"),
        Row("frontstage", "Frontstage", "What staff and systems do before the customer's eyes", (
            "Confirms within a minute", "Greets, offers a seat", "Explains each step", "Asks how it was",
        )),
        Row("line_of_visibility", "Line of visibility", "Below it: what the customer does not see"),
        Row("backstage", "Backstage", "What the organisation does unseen", (
            "Plans rooms and people for the day", ON, "Prepares the order", "Books the payment",
        )),
        Row("line_of_internal_interaction", "Line of internal interaction", "Below it: those who support"),
        Row("support", "Support processes", "Systems and partners that make it work", (
            "Booking system and staff roster", ON, "Supplier", "Till",
        )),
    ],
)  # fmt: skip

B2B = Template(
    "B2B buying journey",
    "From the first sign of the problem to the second year: six jobs that a buying group must get done",
    Who(
        "The buying group",
        "Who decides, who pays, who uses it, who can stop it?",
        goals=("A choice that all of them can defend",),
        needs=("Proof that fits each of them: figures, references, a trial",),
        frustrations=("Everybody hears something else from the seller",),
    ),
    [
        ("Identify the problem", "What must change, and why now?"),
        ("Explore solutions", "What could solve it at all?"),
        ("Build requirements", "What must it be able to do?"),
        ("Select a supplier", "Who can do that?"),
        ("Validate", "Are we sure that it is right?"),
        ("Create consensus", "Does everybody stand behind it?"),
    ],
    [
        Row("actions", "Jobs to get done", "What the group does", (
            "Counts what the old way costs", "Reads reports, asks peers", "Writes down the must-haves",
            "Invites three suppliers", "Runs a trial", "Signs in the committee",
        )),
        Row("roles", "Deciders", "Who takes part in it, and with which say", (
            "Head of operations", "Head of IT", ON, "Purchasing", ON, "Management board",
        )),
        Row("touchpoints", "Touchpoints", "Where they meet us, and through which channel", (
            "Trade fair", "White paper", "Workshop", "Demonstration", "Reference visit", "Contract",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(0.7, 0.15, -0.5, -0.7, 1.1, -0.9)),
        Row("pain_points", "Pain points", "What hurts, and how badly", (
            "", "Every report says something else", "", "Answers take a week", "No time for a trial", "",
        )),
        Row("opportunities", "Opportunities", "What could be done about it"),
        Row("metrics", "Metrics", "How it is measured, with value, n and period"),
    ],
    channels=(("Meeting", "users"), ("E-mail", "mail"), ("Website", "globe"), ("Event", "presentation"),
              ("Phone", "phone")),
)  # fmt: skip

EMPLOYEE = Template(
    "Employee journey",
    "From the first contact to the farewell",
    Who(
        "Your colleague",
        "Who is it? Role, years of experience, situation",
        goals=("What do they want from this job?",),
        needs=("What must be there on the first day?",),
        frustrations=("What made them leave the last one?",),
    ),
    [
        ("Apply", "Why here?"),
        ("Join", "Am I welcome?"),
        ("Grow", "Do I get better?"),
        ("Change", "What comes next?"),
        ("Leave", "How do we part?"),
    ],
    [
        Row("goals", "Goals", "What they want to reach here", (
            "Find a place to stay and to learn", ON, "Be good at it and be seen", ON, "Part as friends",
        )),
        Row("actions", "Actions", "What they do", (
            "Reads the advertisement twice", "Meets the team", "Takes over a project", "Asks for another role",
            "Hands over their work",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(-0.8, 0.15, -0.85, 0.55, -1.0)),
        Row("thoughts", "Thoughts", "What they think, in their own words", (
            "Do they read it at all?", "Where is my desk?", "Who tells me how I do?", "Is there a way up?",
            "Will they miss me?",
        )),
        Row("pain_points", "Pain points", "What hurts, and how badly"),
        Row("opportunities", "Opportunities", "What could be done about it", (
            "Answer in three days", "A mentor from day one", "Talk every quarter", "", "An interview that is heard",
        )),
        Row("metrics", "Metrics", "How it is measured, with value, n and period"),
    ],
    channels=(("Meeting", "users"), ("E-mail", "mail"), ("Intranet", "globe"), ("Chat", "message-circle"),
              ("Phone", "phone")),
)  # fmt: skip

PATIENT = Template(
    "Patient journey",
    "From the first symptom to the follow-up",
    Who(
        "Your patient",
        "Who is it? Age, condition, who lives with them",
        goals=("What do they want to be able to do again?",),
        needs=("What must they understand to take part?",),
        frustrations=("What have they told three times already?",),
    ),
    [
        ("Symptom", "What is wrong with me?"),
        ("Seek help", "Where do I turn?"),
        ("Diagnosis", "What is it?"),
        ("Treatment", "What is done, and does it hurt?"),
        ("Recovery", "How do I get well at home?"),
        ("Follow-up", "Does it stay well?"),
    ],
    [
        Row("actions", "Actions", "What they do", (
            "Waits and hopes", "Calls the practice", "Has tests done", "Goes to hospital", "Rests, takes pills",
            "Comes back for a check",
        )),
        Row("touchpoints", "Touchpoints", "Where they meet us, and through which channel", (
            "Web search", "Phone", "Practice", "Ward", "Visiting nurse", "Letter",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(0.1, 1.3, -0.75, -0.95, 0.55, -0.7)),
        Row("pain_points", "Pain points", "What hurts, and how badly", (
            "Finds the worst on the web", "Nobody answers", "Waits for results", "Asked the same again",
            "No one to ask at night", "",
        )),
        Row("thoughts", "Thoughts", "What they think, in their own words", (
            "It will pass", "Do they take me seriously?", "Is it bad?", "", "Am I doing it right?", "Was that all?",
        )),
        Row("line_of_visibility", "Line of visibility", "Below it: what the patient does not see"),
        Row("backstage", "Backstage", "What the care team does unseen"),
        Row("opportunities", "Opportunities", "What could be done about it"),
    ],
    channels=(("Practice", "stethoscope"), ("Hospital", "bed"), ("Phone", "phone"), ("Web", "globe"),
              ("Letter", "mail")),
)  # fmt: skip

TO_BE = Template(
    "To-be twin",
    "What it is to be like",
    CUSTOMER,
    FIVE_STAGE.stages,
    [
        Row("actions", "Actions", "What they do", (
            "Sees what others gained", "Tries it in two minutes", "Gets one clear offer", "Signs on the phone",
            "Hears from us after a week",
        )),
        Row("emotion", "Emotion", FEELING, feelings=(-0.4, 0.4, 0.65, 0.9, 1.35)),
        Row("opportunities", "Opportunities", "What is done about it", (
            "", "Calculator", "One-page offer", "Signature by phone", "Call after a week",
        )),
    ],
    is_to_be=True,
)  # fmt: skip

TEMPLATES = {
    "three-phase": THREE_PHASE,
    "five-stage": FIVE_STAGE,
    "service-blueprint": BLUEPRINT,
    "customer-lifecycle": LIFECYCLE,
    "b2b-buying": B2B,
    "employee": EMPLOYEE,
    "patient": PATIENT,
}
PICTURED_ONLY = {"to-be-twin": TO_BE}
"""A twin is made of a person's own map: there is only the picture of one."""
