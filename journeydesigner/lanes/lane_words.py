"""What a row's or column's heading means: which lane kind, in the languages that maps are written in."""
# ruff: noqa: E501  (wide scripts count twice; word lists read better by kind)

import re
import unicodedata

_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("line_of_interaction", ("line of interaction", "interaktionslinie", "linea de interaccion", "ligne d'interaction")),
    ("line_of_internal_interaction", ("line of internal interaction", "interne interaktion", "interaccion interna")),
    ("line_of_visibility", ("line of visibility", "sichtbarkeitslinie", "linea de visibilidad", "ligne de visibilite")),
    ("pain_points", (
        "pain", "frustration", "barrier", "problem", "friction", "churn", "obstacle", "schmerz", "hurde", "risiken",
        "hindernis", "dolor", "friccion", "problemas", "douleur", "irritant", "frein", "不満", "課題", "痛み", "離脱",
        "ペイン", "障壁", "不安",
    )),
    ("opportunities", (
        "opportunit", "idea", "improvement", "chance", "potenzial", "massnahme", "verbesserung", "oportunidad", "mejora",
        "opportunite", "amelioration", "piste", "機会", "施策", "改善", "アイデア",
    )),
    ("emotion", (
        "emotion", "feeling", "mood", "satisfaction", "sentiment", "emotional", "gefuhl", "stimmung", "zufriedenheit",
        "emocion", "sentimiento", "animo", "ressenti", "humeur", "感情", "気持ち", "満足",
    )),
    ("thoughts", (
        "thought", "thinking", "think", "mindset", "says", "quote", "question", "gedanke", "denkt", "frage",
        "pensamiento", "piensa", "pregunta", "pensee", "pense", "思考", "頭の中", "考え", "疑問", "心理",
    )),
    ("touchpoints", (
        "touchpoint", "touch point", "touch-point", "channel", "contact point", "media", "kontaktpunkt", "beruhrungspunkt",
        "kanal", "kanale", "punto de contacto", "puntos de contacto", "canal", "point de contact", "points de contact",
        "canaux", "タッチポイント", "接点", "チャネル", "媒体",
    )),
    ("support", ("support process", "support system", "partner", "supportprozess", "unterstutzung", "soporte", "支援")),
    ("backstage", (
        "backstage", "back stage", "behind the scenes", "internal", "department", "hinter den kulissen", "intern",
        "entre bastidores", "detras", "coulisses", "interne", "バックステージ", "社内", "裏側",
    )),
    ("frontstage", ("frontstage", "front stage", "staff", "employee", "mitarbeiter", "empleado", "frontal", "employe", "フロントステージ")),
    ("metrics", (
        "metric", "kpi", "measure", "nps", "csat", "kennzahl", "messgrosse", "indicador", "metrica", "indicateur",
        "mesure", "指標", "数値",
    )),
    ("goals", (
        "goal", "need", "want", "expectation", "objective", "job to be done", "jtbd", "motivation", "ziel", "bedurfnis",
        "erwartung", "objetivo", "necesidad", "expectativa", "objectif", "besoin", "attente", "目的", "目標", "ニーズ",
        "期待", "ゴール", "条件",
    )),
    ("actions", (
        "action", "activit", "doing", "task", "behavio", "step", "does", "handlung", "aktivitat", "aktion", "schritt",
        "tatigkeit", "aufgabe", "accion", "actividad", "tarea", "paso", "activite", "tache", "etape", "行動", "アクション",
        "手順", "やること",
    )),
)  # fmt: skip
_STAGE_LABELS = (
    "stage", "stages", "phase", "phases", "phasen", "step", "steps", "etapa", "etapas", "fase", "fases", "etape", "etapes",
    "段階", "フェーズ", "ステージ", "ステップ", "moment", "journey",
)  # fmt: skip
_STEP_LABELS = ("step", "steps", "schritt", "schritte", "paso", "pasos", "etape", "etapes", "ステップ", "sub-stage")
_STAGE_NAMES = (
    "aware", "discover", "interest", "research", "consider", "compar", "evaluat", "decision", "decide", "purchas", "buy",
    "order", "onboard", "use", "usage", "service", "renew", "retention", "loyal", "advoca", "post", "pre-", "before",
    "during", "after", "arriv", "book", "check-in", "check-out", "kauf", "nutzung", "bewusst", "entscheid", "buchung",
    "anreise", "compra", "descubr", "uso", "reserva", "achat", "decouv", "認知", "検討", "比較", "購入", "利用", "継続", "共有",
)  # fmt: skip


def folded(text: str) -> str:
    """Lower case, without accents and marks, spaces made one."""
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c) or c in "\u3099\u309a")
    return " ".join(unicodedata.normalize("NFKC", plain).casefold().split())


_FOLDED = tuple((kind, tuple(folded(word) for word in words)) for kind, words in _WORDS)
_FOLDED_STAGE_LABELS = frozenset(folded(word) for word in _STAGE_LABELS)
_FOLDED_STEP_LABELS = frozenset(folded(word) for word in _STEP_LABELS)
_FOLDED_STAGE_NAMES = tuple(folded(word) for word in _STAGE_NAMES)


def lane_kind(heading: str) -> str | None:
    """The lane kind that a heading names; None where it names none that is known."""
    text = folded(heading)
    for kind, words in _FOLDED:
        if any(_has(text, word) for word in words):
            return kind
    return None


def is_stage_label(text: str) -> bool:
    """Whether a table's corner says that stages follow (to the right or below)."""
    return folded(text) in _FOLDED_STAGE_LABELS


def is_step_label(text: str) -> bool:
    return folded(text) in _FOLDED_STEP_LABELS


def is_stage_name(text: str) -> bool:
    """Whether a text is what stages are commonly called, or is numbered as they are."""
    return bool(_NUMBERED.match(text)) or any(_has(folded(text), word) for word in _FOLDED_STAGE_NAMES)


_NUMBERED = re.compile(
    r"^\s*(?:(?:stage|phase|step|etapa|fase|étape|schritt)\s*)?\(?\d{1,2}\s*[.):：、\-–]\s*(?=\D)", re.IGNORECASE
)


def without_number(text: str) -> str:
    """A stage's title without «1. », «2) », «Phase 3: » in front."""
    return _NUMBERED.sub("", text).strip() or text.strip()


def _has(text: str, word: str) -> bool:
    """Whether a word of ``text`` begins so; scripts without spaces: whether it stands anywhere."""
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z]){re.escape(word)}", text) is not None
