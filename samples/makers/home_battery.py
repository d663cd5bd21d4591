"""Buying a home battery: an energy company's journey from the yearly bill to the neighbour who asks."""

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_note
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_channel, add_map, add_organization, add_persona
from journeydesigner.model.records import EmotionScale, Evidence, Research
from samples.makers.battery_movements import add_movements
from samples.makers.drawing_table import LaneWriter, agree, count, draw_stages, track

LAST = "2026-10"


def home_battery() -> Document:
    document = new_document()
    helia = add_organization(document, "Helia Energy")
    channel = {
        name: add_channel(document, helia, name, icon)
        for name, icon in [
            ("Web", "globe"), ("Search", "search"), ("App", "smartphone"), ("E-mail", "mail"), ("Phone", "phone"),
            ("Visit", "users"), ("Document", "file-text"), ("Shop", "shopping-cart"), ("Field service", "truck"),
            ("Chat", "message-circle"),
        ]
    }  # fmt: skip
    nora = add_persona(
        document, helia, "Nora Klein", role="First-time buyer", age=41, colour="#2F4B9E",
        quote="Four hundred more than last year, and nobody can tell me why.",
        goals=("A bill that she understands", "Power in the house when the street is dark"),
        needs=("Offers that can be laid side by side", "One person who answers"),
        frustrations=("Every site promises another payback time", "Dates that move without a word"),
    )  # fmt: skip
    add_persona(
        document, helia, "Tomas Berg", role="Landlord, six flats", age=58, colour="#8A4B9E",
        quote="Tell me what it does to the service charges.",
        goals=("One installation for six meters",), needs=("A contract his tax adviser signs off",),
        frustrations=("Forms that know only owner-occupiers",),
    )  # fmt: skip
    add_persona(
        document, helia, "Aylin Soydan", role="Switcher, drives electric", age=33, colour="#C2700F",
        quote="My car is the biggest battery in the street.",
        goals=("Charge from the roof, every night",), needs=("One app for car, roof and cellar",),
        frustrations=("Three log-ins for one kilowatt-hour",),
    )  # fmt: skip
    journey = add_map(
        document, helia, "Buying a home battery", persona=nora, kind="as-is", status="validated",
        scenario="From the yearly bill to the first winter with a battery in the cellar",
        owner="Marta Lindqvist", review_date="2027-02-15", version="12", version_date="2026-11-21",
        author="Service Design Studio",
        research=(Research(n=14, what="interviews"), Research(n=3200, what="support tickets")),
    )  # fmt: skip
    columns = draw_stages(document, journey, [
        ("Awareness", "Why is my bill so high?", ["Trigger"]),
        ("Interest", "Could a battery help?", ["Search", "Learn"]),
        ("Consideration", "Which one fits us?", ["Compare", "Consult"]),
        ("Decision", "Is this the right call?", ["Order"]),
        ("Post-sales", "Does it keep its promise?", ["Install", "Live with it"]),
    ])  # fmt: skip

    def lane(kind: str, title: str, description: str, **fields: object) -> LaneWriter:
        return LaneWriter(document, journey, columns, kind, title, description, **fields)

    goal = lane("goals", "Goal", "What she wants to get done")
    goal.card("Trigger", "Understand where the money goes")
    goal.card("Search", "Find out whether storing solar power pays off for a house like ours", "Learn")
    goal.card("Compare", "Narrow the choice to two offers she can defend at the kitchen table", "Consult")
    goal.card("Order", "Sign without regrets")
    goal.card("Install", "See the first lower bill and stop thinking about it", "Live with it")

    actions = lane("actions", "Actions", "What she does")
    actions.cards({
        "Trigger": "Opens the yearly bill and compares it with last year",
        "Search": ["Searches “solar battery worth it?”", "Watches two explainer videos"],
    })  # fmt: skip
    actions.card(
        "Learn", "Uses the savings calculator with her meter data", is_moment_of_truth=True, owner="Digital team",
        tags=("smart meter", "self-service"), evidence=Evidence(kind="observed", n=9, of=14, source="Interviews"),
    )  # fmt: skip
    actions.cards({
        "Compare": "Builds a spreadsheet of four suppliers",
        "Consult": "Books a home visit, asks about warranty and fire safety",
        "Order": "Compares financing, signs the offer online",
        "Install": "Clears the cellar, takes a day off for the installer",
        "Live with it": "Checks the app every evening, shows it to friends",
    })  # fmt: skip

    touchpoints = lane("touchpoints", "Touchpoints", "Where it happens")
    for step, text, through in [
        ("Trigger", "Annual bill", "E-mail"), ("Search", "Web search", "Search"), ("Search", "Comparison site", "Web"),
        ("Learn", "Calculator", "App"), ("Compare", "Offer PDF", "Document"), ("Compare", "Hotline", "Phone"),
        ("Consult", "Home visit", "Visit"), ("Order", "Online contract", "Shop"),
        ("Install", "Fitter team", "Field service"), ("Install", "Scheduling call", "Phone"),
        ("Live with it", "Energy app", "App"), ("Live with it", "Care chat", "Chat"),
    ]:  # fmt: skip
        touchpoints.card(step, text, channel=channel[through])

    emotion = lane("emotion", "Emotion", "", scale=EmotionScale(low=-2, high=2))
    emotion.feels({
        "Trigger": -1.2, "Search": 0.2, "Learn": 1.4, "Compare": -1.7, "Consult": 0.9, "Order": -0.4, "Install": -1.0,
        "Live with it": 1.9,
    }, nora)  # fmt: skip
    emotion.says({
        "Trigger": "Four hundred more than last year!", "Learn": "Eight years – that could work.",
        "Compare": "I need a degree to compare these.", "Live with it": "We live on our own power.",
    }, nora)  # fmt: skip

    pains = lane("pain_points", "Pain points", "What gets in the way")
    pains.card("Trigger", "The bill explains nothing", severity="medium")
    pains.card("Search", "Every site claims a different payback time", severity="medium")
    pains.card("Compare", "Offers are impossible to compare line by line", severity="critical", mentions=12)
    pains.card("Order", "Credit check takes five days without any news", severity="medium")
    pains.card("Install", "Installer moved the date twice", severity="high")

    lane("line_of_visibility", "Line of visibility", "")
    backstage = lane("backstage", "Backstage", "What we do unseen")
    backstage.card("Trigger", "Campaigns and search ads", "Search")
    backstage.card("Learn", "Calculator service reads smart-meter data")
    backstage.card("Compare", "Inside sales qualifies the lead, planner prepares a site design", "Consult")
    backstage.card("Order", "Credit partner, contract desk")
    backstage.card("Install", "Dispatch, certified fitters, grid registration")
    backstage.card("Live with it", "Remote monitoring, care team")

    ideas = lane("opportunities", "Opportunities", "What we could do")
    ideas.card("Trigger", "“Bill explained” page with one-tap meter import")
    ideas.card(
        "Compare", "Standard offer sheet: same ten lines for every supplier, ready to print", "Consult",
        impact=4, effort=2, owner="Sales", due="2027-01-31", status="planned",
    )  # fmt: skip
    ideas.card("Order", "Live order tracker, from credit check to first kilowatt-hour", impact=5, effort=4)
    ideas.card("Live with it", "Refer-a-neighbour after the first saved 100 €")

    kpis = lane("metrics", "KPIs", "How we measure it")
    track(document, helia, kpis, "Trigger", "Unaided awareness", [0.15, 0.155, 0.155, 0.16, 0.165, 0.18], LAST,
          n=1000, unit="percent", target=0.25, source="Brand tracker, quarterly panel",
          formula="named Helia unprompted / asked")  # fmt: skip
    visits = track(document, helia, kpis, "Search", "Visits to guide", [36600, 37400, 37000, 38600, 38900, 41000], LAST,
          kind="volume", unit="number", target=40000, source="Web analytics", formula="visits a month")  # fmt: skip
    track(document, helia, kpis, "Learn", "Calculator completion", [0.60, 0.59, 0.58, 0.58, 0.57, 0.54], LAST,
          n=[2810, 2902, 3015, 2988, 3120, 3204], kind="completion", unit="percent", target=0.65,
          source="Product analytics", formula="completed / started")  # fmt: skip
    to_visit = track(document, helia, kpis, "Consult", "Lead → visit", [0.29, 0.292, 0.298, 0.301, 0.304, 0.31], LAST,
          n=[412, 405, 431, 440, 452, 447], kind="conversion", unit="percent", target=0.35, source="CRM",
          formula="home visits / qualified leads")  # fmt: skip
    to_contract = track(document, helia, kpis, "Order", "Time to contract", [10.3, 10.2, 9.9, 9.7, 9.4, 9.2], LAST,
          kind="time to next", unit="days", direction="down", target=7, source="Contract desk",
          formula="median days from offer to signature")  # fmt: skip
    on_time = track(document, helia, kpis, "Install", "On-time installs", [0.76, 0.75, 0.74, 0.755, 0.73, 0.72], LAST,
          n=[118, 124, 131, 129, 140, 143], unit="percent", target=0.90, source="Dispatch system",
          formula="installed on the first date / installed")  # fmt: skip
    nps = count(document, helia, kpis, "Live with it", "NPS after 90 days", [
        {"promoters": 116, "passives": 50, "detractors": 34}, {"promoters": 116, "passives": 52, "detractors": 32},
        {"promoters": 119, "passives": 49, "detractors": 32}, {"promoters": 120, "passives": 48, "detractors": 32},
        {"promoters": 121, "passives": 48, "detractors": 31}, {"promoters": 122, "passives": 48, "detractors": 30},
    ], LAST, kind="nps", unit="points", scale=(-100.0, 100.0), target=50,
          source="Survey 90 days after start", formula="% promoters − % detractors")  # fmt: skip

    for begins, effect, fields in [
        ("The bill explains nothing", None, {"owner": "Billing", "due": "2027-02-26"}),
        ("Every site claims", (visits, 4000), {"owner": "Digital team", "due": "2026-12-18", "status": "planned"}),
        ("Offers are impossible", None, {"owner": "Inside sales", "due": "2026-12-11"}),
        ("Standard offer sheet", (to_visit, 0.04), {}),
        ("Credit check takes", (to_contract, -2), {"owner": "Sales", "due": "2027-02-26"}),
        ("Live order tracker", (nps, 5), {"owner": "Sales", "due": "2027-05-28"}),
        ("Installer moved", (on_time, 0.12), {"owner": "Field service", "due": "2026-11-13", "status": "planned"}),
    ]:
        agree(document, journey, begins, effect, **fields)
    add_movements(document, journey)
    for note in [
        "“Nobody told me the grid form exists”", "Ask neighbours who already have one", "Fire brigade leaflet as proof",
    ]:  # fmt: skip
        add_note(document, journey, note)
    return document
