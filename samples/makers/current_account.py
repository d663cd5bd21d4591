"""Opening a current account: a retail bank's service blueprint, with what customers never see."""

from journeydesigner.document.document import Document
from journeydesigner.editing.card_links import link_cards
from journeydesigner.editing.cards import add_note
from journeydesigner.editing.new_document import new_document
from journeydesigner.editing.structure import add_channel, add_map, add_organization, add_persona
from journeydesigner.model.records import EmotionScale, Evidence, Research
from samples.makers.drawing_table import LaneWriter, agree, count, draw_stages, track

LAST = "2026-09"


def current_account() -> Document:
    document = new_document()
    bank = add_organization(
        document, "Ostbrook Bank", brand=("#1F3B63", "#245A78", "#1F6F78", "#2B6E5C")
    )  # fmt: skip
    channel = {
        name: add_channel(document, bank, name, icon)
        for name, icon in [
            ("Website", "globe"), ("Banking app", "smartphone"), ("Branch", "building"), ("Letter", "mail"),
            ("Call centre", "headphones"), ("Card", "credit-card"), ("Partner", "users"),
        ]
    }  # fmt: skip
    emil = add_persona(
        document, bank, "Emil Novak", role="First salary next month", age=24, colour="#1F6F78",
        quote="I just want my pay to arrive somewhere.",
        goals=("An account number for his employer by Friday",),
        needs=("To do it on the phone, between two lectures", "To know which papers he needs before he starts"),
        frustrations=("Being sent to a branch that closes at four",),
    )  # fmt: skip
    journey = add_map(
        document, bank, "Opening a current account", persona=emil, kind="as-is", status="in review",
        scenario="From the employment contract to the first salary on an Ostbrook account", owner="Ines Barrow",
        review_date="2027-03-31", version="5", version_date="2026-10-19", author="Ostbrook Service Lab",
        research=(Research(n=11, what="shadowed openings"), Research(n=640, what="abandoned applications")),
    )  # fmt: skip
    columns = draw_stages(document, journey, [
        ("Choose", "Which bank, which account?", ["Compare", "Decide"]),
        ("Apply", "What do they want from me?", ["Fill in", "Prove identity"]),
        ("Activate", "When can I use it?", ["Approval", "Card and PIN"]),
        ("Settle in", "Does everything move over?", ["First salary", "Switch payments"]),
    ])  # fmt: skip

    def lane(kind: str, title: str, description: str, **fields: object) -> LaneWriter:
        return LaneWriter(document, journey, columns, kind, title, description, **fields)

    evidence = lane("touchpoints", "Evidence", "What he sees and holds")
    for step, text, through in [
        ("Compare", "Rate comparison", "Partner"), ("Compare", "Account page", "Website"),
        ("Decide", "Student leaflet", "Branch"), ("Fill in", "Application form", "Banking app"),
        ("Prove identity", "Video call", "Banking app"), ("Prove identity", "Passport check", "Branch"),
        ("Approval", "Welcome message", "Letter"), ("Card and PIN", "Debit card", "Card"),
        ("Card and PIN", "PIN letter", "Letter"), ("First salary", "Push: salary arrived", "Banking app"),
        ("Switch payments", "Switching list", "Website"), ("Switch payments", "Helpline", "Call centre"),
    ]:  # fmt: skip
        evidence.card(step, text, channel=channel[through])

    actions = lane("actions", "Customer actions", "What he does")
    actions.cards({
        "Compare": ["Reads two comparison sites on the tram", "Asks a colleague which bank pays on time"],
        "Decide": "Picks the free account for people under 27",
    })  # fmt: skip
    actions.card(
        "Fill in", "Types his tax number from a photo of the letter", tags=("on the phone",),
        evidence=Evidence(kind="observed", n=8, of=11, source="Shadowing"),
    )  # fmt: skip
    actions.card("Prove identity", "Holds his passport to the camera, twice", is_moment_of_truth=True)
    actions.cards({
        "Approval": "Looks for the account number in three e-mails",
        "Card and PIN": "Waits for two envelopes, opens the second on the stairs",
        "First salary": "Sends the number to payroll, checks on the first",
        "Switch payments": "Moves rent and phone, forgets the gym",
    })  # fmt: skip

    emotion = lane(
        "emotion",
        "Mood",
        "How it feels",
        scale=EmotionScale(low=1, high=5, labels=("Angry", "Uneasy", "Calm", "Pleased", "Proud")),
    )
    emotion.feels({
        "Compare": 3.1, "Decide": 3.8, "Fill in": 2.6, "Prove identity": 1.5, "Approval": 2.4, "Card and PIN": 3.0,
        "First salary": 4.7, "Switch payments": 2.9,
    }, emil)  # fmt: skip
    emotion.says({
        "Prove identity": "The light is fine. It was fine the first time.",
        "First salary": "There it is. I'm an adult.",
    }, emil)  # fmt: skip

    pains = lane("pain_points", "Pain points", "What holds him up")
    pains.card("Compare", "The fee table needs a second read", severity="low")
    pains.card("Fill in", "Tax number is asked on page four, not announced on page one", severity="high", mentions=41)
    pains.card("Prove identity", "Video queue closes at eight, most start at nine in the evening", severity="critical",
               mentions=96)  # fmt: skip
    pains.card("Approval", "Two days of silence after the call", severity="medium", mentions=23)
    pains.card("Switch payments", "Old bank answers by fax", severity="medium")

    papers = lane("documents", "Documents", "What he reads, signs and looks up")
    papers.card("Compare", "Fee table", "Decide", links=("https://www.ostbrook.example/accounts/fees.pdf",))
    papers.card("Fill in", "List of papers to have at hand", links=("https://www.ostbrook.example/papers",))
    papers.card("Prove identity", "Privacy notice of the identity partner",
                links=("https://ident.example/privacy.pdf",))  # fmt: skip
    papers.card("Switch payments", "Switching form", links=("mailto:switch@ostbrook.example",))

    lane("line_of_interaction", "Line of interaction", "")
    front = lane("frontstage", "Frontstage", "What our people do with him")
    front.card("Compare", "Branch adviser explains the youth tariff on request", "Decide", owner="Branch")
    front.card("Fill in", "Chat agent answers form questions until ten", owner="Online sales")
    agent = front.card("Prove identity", "Identity agent compares face, hologram and signature", shape="task",
                       owner="Identity partner")  # fmt: skip
    call = front.card("Approval", "Adviser calls when a document is missing", shape="task", owner="Branch")
    front.card("First salary", "Welcome call in week six", "Switch payments", owner="Branch")

    lane("line_of_visibility", "Line of visibility", "")
    back = lane("backstage", "Backstage", "What we do unseen")
    back.card("Compare", "Product team feeds rates to the portals each night", owner="Online sales")
    back.card("Decide", "Eligibility rules by age and residence")
    draft = back.card("Fill in", "Draft is kept thirty days, reminder after two", shape="wait", owner="Online sales")
    review = back.card("Prove identity", "Recording is reviewed by a second pair of eyes", shape="task",
                       owner="Compliance")  # fmt: skip
    sound = back.card("Approval", "Is the applicant on a sanctions list?", shape="decision", owner="Compliance")
    by_hand = back.card("Approval", "Back office clears hits by hand", shape="task", owner="Compliance")
    shops = back.card("Card and PIN", "Card and PIN leave from two print shops, two days apart", shape="task",
                      owner="Operations")  # fmt: skip
    back.card("First salary", "Payment desk watches for the first incoming transfer", owner="Operations")
    letters = back.card("Switch payments", "Switching team writes to every payee", shape="document",
                        owner="Operations")  # fmt: skip

    lane("line_of_internal_interaction", "Line of internal interaction", "")
    support = lane("support", "Support processes", "Systems and partners")
    support.card("Compare", "Portal interface, tariff database", "Decide", shape="system")
    form = support.card("Fill in", "Form service, draft store", shape="system")
    support.card("Prove identity", "Video identification partner, document scanner", shape="system")
    support.card("Approval", "Core banking, sanctions screening", shape="system")
    support.card("Card and PIN", "Card manufacturer, mail tracking", shape="system")
    support.card("First salary", "Clearing house, notification service", shape="system")
    hub = support.card("Switch payments", "Account switching hub of the banks' association", shape="system")
    for source, target, label in [
        (form, draft, ""), (agent, review, ""), (review, sound, ""), (sound, by_hand, "yes"), (sound, shops, "no"),
        (by_hand, call, "papers missing"), (letters, hub, ""),
    ]:  # fmt: skip
        link_cards(document, source, target, label)

    parts = lane("roles", "Roles", "Who takes part")
    parts.card("Compare", "Branch", "Decide", who="department")
    parts.card("Fill in", "Online sales", who="department")
    parts.card("Prove identity", "Identity partner", who="partner")
    parts.card("Prove identity", "Compliance", "Approval", who="department")
    parts.card("Card and PIN", "Operations", "Switch payments", who="department")
    parts.card("Approval", "Ines Barrow")

    ideas = lane("opportunities", "Opportunities", "What we could do")
    ideas.card("Fill in", "Say on the first screen which three papers are needed", impact=4, effort=1,
               owner="Online sales", due="2026-12-15", status="planned")  # fmt: skip
    ideas.card("Prove identity", "Identify with the electronic passport chip, day and night", impact=5, effort=4,
               owner="Compliance", due="2027-06-30", status="open")  # fmt: skip
    ideas.card("Approval", "Give the account number at once, limits later", "Card and PIN", impact=5, effort=3,
               owner="Operations", due="2027-03-31", status="open")  # fmt: skip
    ideas.card("Switch payments", "Read last year's payees from the old statement", impact=3, effort=4,
               owner="Operations", status="open")  # fmt: skip

    kpis = lane("metrics", "KPIs", "How we measure it")
    track(document, bank, kpis, "Compare", "Account page visits", [18400, 19100, 18800, 20600, 21200, 22500], LAST,
          kind="volume", target=20000, source="Web analytics", formula="visits a month")  # fmt: skip
    completion = track(document, bank, kpis, "Fill in", "Application completion", [0.61, 0.6, 0.58, 0.57, 0.57, 0.55],
          LAST, n=[2400, 2510, 2480, 2630, 2702, 2811], kind="completion", unit="percent", target=0.7,
          source="Product analytics", formula="completed / started")  # fmt: skip
    identified = track(document, bank, kpis, "Prove identity", "Identified first time",
          [0.66, 0.67, 0.64, 0.63, 0.65, 0.62], LAST, n=[1464, 1506, 1438, 1499, 1540, 1546],
          kind="conversion", unit="percent", target=0.85, source="Identity partner",
          formula="identified at the first call / called")  # fmt: skip
    to_number = track(document, bank, kpis, "Approval", "Time to account number", [52, 50, 51, 47, 46, 44], LAST,
          kind="time to next", unit="hours", direction="down", target=24, source="Core banking",
          formula="median hours from identification to number")  # fmt: skip
    track(document, bank, kpis, "Card and PIN", "Cost per opening", [61.0, 60.2, 58.9, 58.1, 57.0, 56.4], LAST,
          kind="cost to serve", unit="money", currency="EUR", direction="down", target=45, source="Controlling",
          formula="contacts × unit cost / openings")  # fmt: skip
    count(document, bank, kpis, "First salary", "Satisfied after six weeks", [
        {"satisfied": 301, "answered": 402}, {"satisfied": 310, "answered": 410}, {"satisfied": 322, "answered": 418},
        {"satisfied": 318, "answered": 409}, {"satisfied": 331, "answered": 421}, {"satisfied": 340, "answered": 425},
    ], LAST, kind="csat", unit="percent", target=0.78, source="Welcome survey", formula="4 and 5 of five / answers"
    )  # fmt: skip
    ease = track(document, bank, kpis, "Switch payments", "Ease of switching", [4.1, 4.2, 4.2, 4.4, 4.3, 4.5], LAST,
          n=[212, 220, 219, 231, 228, 240], kind="ces2", unit="scale", scale=(1.0, 7.0), target=5.5,
          source="Survey after the switch", formula="mean of 1 to 7, “made it easy”")  # fmt: skip

    for begins, effect, fields in [
        ("The fee table", None, {"owner": "Online sales", "due": "2026-10-12", "status": "done"}),
        ("Tax number is asked", None, {"owner": "Online sales", "due": "2026-12-15", "status": "planned"}),
        ("Say on the first screen", (completion, 0.06), {}),
        ("Video queue closes", (identified, 0.08), {
            "owner": "Identity partner", "due": "2026-11-16", "status": "planned",
        }),
        ("Identify with the electronic", (identified, 0.15), {}),
        ("Two days of silence", (to_number, -6), {"owner": "Branch", "due": "2027-01-29"}),
        ("Give the account number", (to_number, -20), {}),
        ("Read last year", (ease, 0.6), {}),
    ]:  # fmt: skip
        agree(document, journey, begins, effect, **fields)
    for note in ["What about people without a passport?", "Ask the union about payroll packages"]:
        add_note(document, journey, note)
    return document
