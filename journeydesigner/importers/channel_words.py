"""Which channel a touchpoint's words name, with the icon that stands for it."""
# ruff: noqa: E501  (wide scripts count twice; word lists read better by kind)

import re

from journeydesigner.lanes.lane_words import folded
from journeydesigner.wording import _

_CHANNELS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("mail", "mail", ("e-mail", "email", "mail", "newsletter", "correo", "courriel", "メール")),
    ("social", "message-circle", ("social", "instagram", "facebook", "linkedin", "tiktok", "sns")),
    ("app", "smartphone", ("app", "mobile", "アプリ")),
    ("phone", "phone", ("phone", "call", "hotline", "telefon", "telefono", "telephone", "anruf", "電話")),
    ("chat", "message-circle", ("chat", "whatsapp", "チャット")),
    ("shop", "store", ("shop", "store", "branch", "filiale", "laden", "tienda", "sucursal", "magasin", "boutique", "店舗")),
    ("web", "globe", ("website", "web", "online", "landing", "page", "webseite", "sitio", "portal", "site", "サイト", "検索")),
)  # fmt: skip


def channel_of(text: str) -> tuple[str, str] | None:
    """The channel's name and icon; None where the text names none that is known."""
    plain = folded(text)
    for name, icon, words in _CHANNELS:
        for word in words:
            if word in plain if not word.isascii() else re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", plain):
                return _names()[name], icon
    return None


def _names() -> dict[str, str]:
    return {
        "mail": _("E-mail"), "social": _("Social media"), "app": _("App"), "phone": _("Phone"), "chat": _("Chat"),
        "shop": _("Shop"), "web": _("Website"),
    }  # fmt: skip
