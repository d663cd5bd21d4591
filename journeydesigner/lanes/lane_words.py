"""What a row's or column's heading means: which lane kind (these say it themselves), or that stages or steps follow."""
# ruff: noqa: E501  (wide scripts count twice; word lists read better by kind)

import re
import unicodedata
from functools import cache

from journeydesigner.lanes.kinds import kinds

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


_FOLDED_STAGE_LABELS = frozenset(folded(word) for word in _STAGE_LABELS)
_FOLDED_STEP_LABELS = frozenset(folded(word) for word in _STEP_LABELS)
_FOLDED_STAGE_NAMES = tuple(folded(word) for word in _STAGE_NAMES)


def lane_kind(heading: str) -> str | None:
    """The lane kind that a heading names; None where it names none that is known."""
    text = folded(heading)
    return next((name for name, words in _known() if any(_has(text, word) for word in words)), None)


@cache
def _known() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each kind with its folded words, by rank."""
    told = [(found.headings, found.name) for found in kinds().values() if found.headings is not None]
    ordered = sorted(told, key=lambda each: (each[0].rank, each[1]))
    return tuple((name, tuple(folded(word) for word in headings.words)) for headings, name in ordered)


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
