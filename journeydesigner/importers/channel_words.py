"""Which channel a touchpoint's words name, with the icon that stands for it."""
# ruff: noqa: E501  (wide scripts count twice; word lists read better by kind)

import re

from journeydesigner.lanes.lane_words import folded
from journeydesigner.wording import _

_CHANNELS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("E-mail", "mail", ("e-mail", "email", "mail", "newsletter", "correo", "courriel", "メール")),
    ("Social media", "message-circle", ("social", "instagram", "facebook", "linkedin", "tiktok", "sns")),
    ("App", "smartphone", ("app", "mobile", "アプリ")),
    ("Phone", "phone", ("phone", "call", "hotline", "telefon", "telefono", "telephone", "anruf", "電話")),
    ("Chat", "message-circle", ("chat", "whatsapp", "チャット")),
    ("Shop", "store", ("shop", "store", "branch", "filiale", "laden", "tienda", "sucursal", "magasin", "boutique", "店舗")),
    ("Website", "globe", ("website", "web", "online", "landing", "page", "webseite", "sitio", "portal", "site", "サイト", "検索")),
)  # fmt: skip


def channel_of(text: str) -> tuple[str, str] | None:
    """The channel's name and icon; None where the text names none that is known."""
    plain = folded(text)
    for label, icon, words in _CHANNELS:
        for word in words:
            if word in plain if not word.isascii() else re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", plain):
                return _(label), icon
    return None
