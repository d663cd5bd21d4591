"""The life of a coffee subscription: three personas, twelve months of figures, and round again."""

from journeydesigner.document.document import Document
from journeydesigner.editing.cards import add_card, add_note
from journeydesigner.editing.map_copies import add_twin
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.numbers import add_metric, measure, set_emotion, set_quote
from journeydesigner.editing.structure import add_channel, add_map, add_organization, add_persona, set_fields
from journeydesigner.model.ids import MapId, PersonaId
from journeydesigner.model.records import EmotionScale, Evidence, Research
from samples.makers.drawing_table import Columns, LaneWriter, agree, count, draw_stages, months, track
from samples.makers.sketches import sketch

LAST = "2026-10"


def coffee_subscription() -> Document:
    document = new_document()
    roaster = add_organization(document, "Kestrel Coffee Roasters")
    channel = {
        name: add_channel(document, roaster, name, icon)
        for name, icon in [
            ("Social", "megaphone"), ("Web shop", "shopping-cart"), ("Parcel", "package"), ("E-mail", "mail"),
            ("App", "smartphone"), ("Chat", "message-circle"), ("Café", "store"), ("Referral", "gift"),
        ]
    }  # fmt: skip
    hana = add_persona(
        document, roaster, "Hana Petrov", role="Curious taster", age=29, colour="#2B5CA8",
        quote="Surprise me, but tell me what I am tasting.",
        goals=("A new origin every month",), needs=("Notes that a beginner can follow",),
        frustrations=("Three bags of the same roast",),
    )  # fmt: skip
    luis = add_persona(
        document, roaster, "Luis Moreau", role="Household of four", age=46, colour="#9A6700",
        quote="If we run out on a Monday, it is my fault.",
        goals=("Never run out, never pile up",), needs=("To change the rhythm in two taps",),
        frustrations=("A parcel in the holidays",),
    )  # fmt: skip
    priya = add_persona(
        document, roaster, "Priya Raman", role="Office manager", age=38, colour="#9A68B4",
        quote="Forty people have an opinion about coffee.",
        goals=("One invoice, no complaints",), needs=("A contact who answers the same day",),
        frustrations=("Paying by the bag with her own card",),
    )  # fmt: skip
    journey = add_map(
        document, roaster, "Life of a coffee subscription", persona=hana, kind="as-is", status="published",
        is_cycle=True, scenario="From the first free sample to the friend who gets one",
        owner="Jonas Adeyemi", review_date="2027-01-31", version="8", version_date="2026-11-09",
        author="Kestrel Customer Team",
        research=(Research(n=22, what="interviews"), Research(n=5900, what="survey answers")),
    )  # fmt: skip
    columns = draw_stages(document, journey, [
        ("Discover", "Is there better coffee?", ["Sample", "Browse"]),
        ("Join", "What do I commit to?", ["Taste quiz", "First order"]),
        ("Enjoy", "Does it fit my days?", ["First parcel", "Rhythm"]),
        ("Stay", "Is it still worth it?", ["Pause or change", "Renewal"]),
        ("Share", "Who else would love it?", ["Give away"]),
    ])  # fmt: skip

    def lane(kind: str, title: str, description: str, **fields: object) -> LaneWriter:
        return LaneWriter(document, journey, columns, kind, title, description, **fields)

    story = lane("images", "Storyboard", "What it looks like")
    for step, caption, drawn in [
        ("Sample", "A small cup between the vegetables", _market),
        ("Browse", "Eleven origins on the tram", _tram),
        ("First parcel", "It smells through the cardboard", _parcel),
        ("Pause or change", "Looking for pause, two days before the holidays", _pause),
        ("Give away", "The pink one is for her sister", _gift),
    ]:
        story.card(step, caption, image=document.add_asset(drawn()))

    goal = lane("goals", "Goal", "What they want")
    goal.card("Sample", "Taste the difference without risk", "Browse")
    goal.card("Taste quiz", "Find the right roast without being an expert", "First order")
    goal.card("First parcel", "Good coffee in the cupboard, always, and never too much", "Rhythm")
    goal.card("Pause or change", "Keep control over money and shelf space", "Renewal")
    goal.card("Give away", "Be the one who knew it first")

    actions = lane("actions", "Actions", "What they do")
    actions.cards({
        "Sample": "Tries a cup at the Saturday market",
        "Browse": ["Scrolls through eleven origins", "Reads reviews for the decaf"],
    })  # fmt: skip
    actions.card("Taste quiz", "Answers seven questions about chocolate and lemons", is_moment_of_truth=True,
                 evidence=Evidence(kind="observed", n=17, of=22, source="Usability sessions"))  # fmt: skip
    actions.cards({
        "First order": "Chooses 500 g every two weeks",
        "First parcel": ["Films the opening", "Brews after the card in the box"],
        "Rhythm": "Counts the bags on the shelf on Sundays",
        "Pause or change": "Looks for the pause button before the holidays",
        "Renewal": "Sees the yearly debit and does the sum",
        "Give away": "Forwards a voucher to a sister",
    })  # fmt: skip

    thoughts = lane("thoughts", "Thoughts", "What goes through their minds")
    thoughts.cards({
        "Sample": "This tastes of blueberries. How?",
        "Browse": "Washed, natural, honey: is that a menu or a laundry?",
        "Taste quiz": "Finally somebody asks what I like",
        "First order": "Can I stop it if it is too much?",
        "First parcel": "The date on the bag is from Tuesday",
        "Rhythm": "We drink more in winter",
        "Pause or change": "I do not want to leave, I want a break",
        "Renewal": "Twelve bags would be cheaper at the supermarket",
        "Give away": "She will love the pink one",
    })  # fmt: skip

    touchpoints = lane("touchpoints", "Touchpoints", "Where we meet")
    for step, text, through in [
        ("Sample", "Market stall", "Café"), ("Sample", "Brewing reel", "Social"),
        ("Browse", "Origin pages", "Web shop"),
        ("Taste quiz", "Quiz", "Web shop"), ("First order", "Checkout", "Web shop"),
        ("First order", "Order receipt", "E-mail"), ("First parcel", "Welcome box", "Parcel"),
        ("Rhythm", "Stock reminder", "App"), ("Pause or change", "Plan screen", "App"),
        ("Pause or change", "Roaster's chat", "Chat"), ("Renewal", "Year in coffee", "E-mail"),
        ("Give away", "Friend voucher", "Referral"),
    ]:  # fmt: skip
        touchpoints.card(step, text, channel=channel[through])

    serving = lane("channels", "Channels", "What serves where")
    serving.card("Sample", "", channel=channel["Café"])
    serving.card("Browse", "", "First order", channel=channel["Web shop"])
    serving.card("First order", "", "Give away", channel=channel["E-mail"])
    serving.card("First parcel", "", "Renewal", channel=channel["App"])

    arc = lane("dramatic_arc", "Dramatic arc", "How intense it is")
    arc.feels({
        "Sample": 3, "Browse": 2, "Taste quiz": 3, "First order": 2, "First parcel": 5, "Rhythm": 1,
        "Pause or change": 4, "Renewal": 2, "Give away": 4,
    }, hana)  # fmt: skip

    emotion = lane(
        "emotion",
        "Emotion",
        "Hana, Luis and Priya",
        scale=EmotionScale(low=-3, high=3, labels=("Annoyed", "Neutral", "Delighted")),
    )
    emotion.feels({
        "Sample": 1.8, "Browse": -0.6, "Taste quiz": 2.0, "First order": 0.5, "First parcel": 2.7, "Rhythm": 1.0,
        "Pause or change": -1.4, "Renewal": -0.5, "Give away": 2.2,
    }, hana)  # fmt: skip
    emotion.feels({
        "Sample": 0.6, "Browse": -1.2, "Taste quiz": 0.3, "First order": 0.9, "First parcel": 1.5, "Rhythm": -0.8,
        "Pause or change": -2.3, "Renewal": 0.2, "Give away": 0.8,
    }, luis)  # fmt: skip
    emotion.feels({
        "Sample": 0.1, "Browse": 0.4, "Taste quiz": -1.0, "First order": -1.8, "First parcel": 0.9, "Rhythm": 1.7,
        "Pause or change": 0.4, "Renewal": 1.2, "Give away": 0.0,
    }, priya)  # fmt: skip
    emotion.says({"First parcel": "It smells through the cardboard!", "Pause or change": "Where is pause?"}, hana)
    emotion.says({"Pause or change": "Two parcels met us at the door in August."}, luis)
    emotion.says({"First order": "And who sends me an invoice?"}, priya)

    pains = lane("pain_points", "Pain points", "What gets in the way")
    pains.card("Browse", "Too many words for one brown bean", severity="medium", mentions=31)
    pains.card("First order", "No invoice for offices at checkout", severity="high", mentions=18)
    pains.card("Rhythm", "Bags arrive faster than they are drunk", severity="high", mentions=44)
    pains.card("Pause or change", "Pausing hides behind “Cancel”", severity="critical", mentions=87)
    pains.card("Renewal", "The yearly price comes without a reason", severity="medium", mentions=25)

    lane("line_of_visibility", "Line of visibility", "")
    back = lane("backstage", "Backstage", "What we do unseen")
    back.card("Sample", "Buyers pick twelve lots a year at origin", "Browse")
    back.card("Taste quiz", "Answers are matched with cupping scores")
    back.card("First order", "Roast slot and label are booked by midnight")
    back.card("First parcel", "Roasted on Tuesday, packed on Wednesday", "Rhythm")
    back.card("Pause or change", "Support writes to everyone who cancels")
    back.card("Renewal", "Finance checks expired cards a month ahead")
    back.card("Give away", "Vouchers are settled with the shop each quarter")

    ideas = lane("opportunities", "Opportunities", "What we could do")
    ideas.card("Browse", "Three words for each coffee, the rest on demand", impact=3, effort=1, owner="Web shop",
               due="2026-12-01", status="planned")  # fmt: skip
    ideas.card("First order", "Office account with one monthly invoice", impact=4, effort=4, owner="Finance",
               due="2027-04-30", status="open")  # fmt: skip
    ideas.card("Rhythm", "Ship when the shelf is empty: next date from the last three", "Pause or change", impact=5,
               effort=2, owner="Product", due="2027-02-28", status="planned")  # fmt: skip
    ideas.card("Give away", "Send a bag to a friend with every sixth parcel", impact=3, effort=2, owner="Marketing",
               due="2027-01-15", status="open")  # fmt: skip

    kpis = lane("metrics", "KPIs", "Twelve months to October")
    track(document, roaster, kpis, "Sample", "Samples handed out",
          [1450, 1620, 980, 1010, 1240, 1580, 1890, 2050, 2210, 2160, 2240, 2310], LAST, kind="volume", target=2200,
          source="Market diary", formula="cups a month")  # fmt: skip
    track(document, roaster, kpis, "Taste quiz", "Quiz completion",
          [0.58, 0.59, 0.61, 0.6, 0.63, 0.64, 0.66, 0.67, 0.67, 0.69, 0.7, 0.72], LAST,
          n=[3120, 3340, 2890, 2950, 3010, 3200, 3260, 3390, 3480, 3510, 3620, 3740], kind="completion",
          unit="percent", target=0.7, source="Web analytics", formula="finished / started")  # fmt: skip
    to_order = track(document, roaster, kpis, "First order", "Quiz to order",
          [0.19, 0.2, 0.18, 0.19, 0.21, 0.2, 0.22, 0.22, 0.21, 0.23, 0.23, 0.24], LAST,
          n=[1810, 1971, 1763, 1770, 1896, 2048, 2152, 2271, 2332, 2422, 2534, 2693], kind="conversion",
          unit="percent", target=0.25, source="Web analytics", formula="first orders / finished quizzes")  # fmt: skip
    count(document, roaster, kpis, "First parcel", "NPS after first box", [
        {"promoters": p, "passives": 400 - p - d, "detractors": d}
        for p, d in [(188, 72), (190, 70), (187, 75), (193, 70), (196, 68), (201, 66), (204, 61), (206, 62), (211, 58),
                     (214, 57), (219, 55), (224, 52)]
    ], LAST, kind="nps", unit="points", scale=(-100.0, 100.0), target=45, source="Card in the box",
          formula="% promoters − % detractors")  # fmt: skip
    track(document, roaster, kpis, "Rhythm", "Parcels on the day",
          [0.91, 0.84, 0.88, 0.9, 0.92, 0.93, 0.93, 0.94, 0.92, 0.94, 0.95, 0.95], LAST, unit="percent", target=0.95,
          n=[4410, 4630, 4702, 4688, 4790, 4911, 5020, 5188, 5240, 5306, 5420, 5577], source="Carrier",
          formula="delivered on the promised day / delivered")  # fmt: skip
    churn = count(document, roaster, kpis, "Pause or change", "Monthly churn", [
        {"lost": lost, "at_start": start}
        for lost, start in [(212, 4380), (219, 4510), (246, 4604), (231, 4590), (228, 4655), (236, 4760), (241, 4880),
                            (262, 5030), (281, 5120), (279, 5190), (287, 5270), (301, 5390)]
    ], LAST, kind="churn", unit="percent", direction="down", target=0.04, decimals=1, source="Billing",
          formula="lost / subscribers at the start")  # fmt: skip
    revenue = track(document, roaster, kpis, "Renewal", "Revenue per subscriber",
          [27.4, 29.9, 27.8, 27.5, 27.9, 28.1, 28.0, 28.4, 28.2, 28.6, 28.9, 29.2], LAST, kind="revenue", unit="money",
          currency="EUR", target=30, source="Billing", formula="revenue / active subscribers")  # fmt: skip
    vouchers = track(document, roaster, kpis, "Give away", "Vouchers redeemed",
          [64, 142, 58, 61, 66, 71, 70, 77, 75, 83, 90, 96], LAST, kind="volume", target=120, source="Web shop",
          formula="vouchers a month")  # fmt: skip

    active = add_metric(document, roaster, "Active subscribers", kind="volume", target=5500, source="Billing",
                        formula="paying on the last day of the month")  # fmt: skip
    subscribers = [4510, 4604, 4590, 4655, 4760, 4880, 5030, 5120, 5190, 5270, 5390, 5512]
    for period, value in zip(months(LAST, 12), subscribers, strict=True):
        measure(document, active, journey, period, value)

    for begins, effect, fields in [
        ("Too many words", None, {"owner": "Web shop", "due": "2026-12-01", "status": "planned"}),
        ("Three words", (to_order, 0.02), {}),
        ("No invoice", None, {"owner": "Finance", "due": "2027-01-29"}),
        ("Office account", (revenue, 1.5), {}),
        ("Bags arrive faster", None, {"owner": "Product", "due": "2027-02-26", "status": "planned"}),
        ("Ship when", (churn, -0.006), {}),
        ("Pausing hides", (churn, -0.012), {"owner": "Product", "due": "2026-11-06", "status": "planned"}),
        ("Send a bag", (vouchers, 60), {}),
    ]:
        agree(document, journey, begins, effect, **fields)
    for note in ["Ask cafés who leaves with a leaflet", "Is the Tuesday roast still the right day?"]:
        add_note(document, journey, note)
    _to_be(document, journey, emotion, columns, hana)
    return document


def _to_be(document: Document, as_is: MapId, emotion: LaneWriter, columns: Columns, hana: PersonaId) -> None:
    """The journey as it is meant to become: the as-is curve behind the new one, proposals on their cards."""
    journey = add_twin(document, as_is)
    snapshot = document.snapshot
    set_fields(document, "maps", journey, "Write sample", title="Life of a coffee subscription, next year", version="1",
               scenario="Pausing is easy, the office has its invoice, parcels come when the shelf is empty",
               is_cycle=True)  # fmt: skip
    lane = next(found for found in snapshot.lanes_of(journey) if found.twin_of == emotion.lane)
    set_fields(document, "lanes", lane.id, "Write sample", shows_as_is=True, personas=(hana,),
               description="Hana, today and next year")  # fmt: skip
    steps = {step.twin_of: step.id for step in snapshot.steps_in(journey)}
    better = {"Browse": 0.9, "First order": 1.4, "Rhythm": 1.9, "Pause or change": 1.1, "Renewal": 0.8}
    for name, value in better.items():
        set_emotion(document, lane.id, steps[columns[name]], value, hana)
    set_quote(document, lane.id, steps[columns["Pause or change"]], "One tap, and we are off to the sea.", hana)
    home = {found.kind: found.id for found in snapshot.lanes_of(journey)}
    proposed = Evidence(kind="proposed", source="Workshop of 6 November")
    for name, kind, text in [
        ("Browse", "actions", "Picks by three words: berries, cocoa, smoke"),
        ("Pause or change", "actions", "Pauses for three weeks from the parcel's photo"),
        ("First order", "touchpoints", "Office account"),
    ]:
        add_card(document, home[kind], steps[columns[name]], text, evidence=proposed)


def _market() -> bytes:
    return sketch([("store", 220, 200, 230), ("coffee", 440, 230, 150)], "#2B5CA8", "#DCE8F8")


def _tram() -> bytes:
    return sketch([("train-front", 210, 200, 220), ("smartphone", 440, 210, 170)], "#31689C", "#DDEBF3")


def _parcel() -> bytes:
    return sketch([("package-open", 300, 220, 240), ("sparkles", 470, 110, 110)], "#9A6700", "#FBEFD0")


def _pause() -> bytes:
    return sketch([("calendar-days", 220, 200, 210), ("pause", 450, 205, 150)], "#B3204A", "#FADFE6")


def _gift() -> bytes:
    return sketch([("gift", 250, 210, 220), ("heart", 450, 170, 130)], "#9A68B4", "#F0E6F7")
