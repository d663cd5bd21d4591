"""The bundled typeface and its cuts, and the chain of others for scripts that it lacks: by name, whoever draws."""

from journeydesigner.drawing.text import TextStyle

FAMILY = "Journey Sans"
FIGURES = "Journey Sans Figures"
"""Digits of one width. A family, not an OpenType feature: a feature's glyphs have no Unicode in a PDF."""
DISPLAY = "Journey Sans Display"
DISPLAY_FIGURES = "Journey Sans Display Figures"
DISPLAY_FROM = 17.0
"""Semibold and bold text of this many pixels or more is set in the cut for headings."""

FALLBACKS = (
    # Chinese, Japanese, Korean
    # (Japanese first: its faces have the kana and nearly all characters of Chinese, the others lack its forms.)
    "Noto Sans CJK JP", "Noto Sans JP", "Noto Sans CJK SC", "Noto Sans SC", "Noto Sans CJK KR", "Source Han Sans",
    "Hiragino Sans", "PingFang SC", "Apple SD Gothic Neo", "Yu Gothic", "Meiryo", "Microsoft YaHei", "Malgun Gothic",
    # Arabic, Hebrew
    "Noto Sans Arabic", "Noto Sans Hebrew", "Geeza Pro", "Arial Hebrew", "Segoe UI",
    # Thai, Devanagari and its neighbours
    "Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Thonburi", "Kohinoor Devanagari",
    "Leelawadee UI", "Nirmala UI",
    # Signs and emoji
    "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji", "Noto Emoji", "Noto Sans Symbols2", "Noto Sans Symbols",
    "Noto Sans Math", "Segoe UI Symbol", "Noto Sans", "DejaVu Sans",
)  # fmt: skip


def cuts(style: TextStyle) -> tuple[str, ...]:
    """The families that go before the typeface itself."""
    is_heading = style.size >= DISPLAY_FROM and style.weight >= 600 and not style.italic
    figures = (DISPLAY_FIGURES if is_heading else FIGURES,) if style.tabular else ()
    return (*figures, DISPLAY) if is_heading else figures
