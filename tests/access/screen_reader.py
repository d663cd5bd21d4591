"""A screen reader in small: a client of the accessibility bus, as Orca is one. It walks trees and hears events."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, Message, MessageType, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_PROPERTIES = "org.freedesktop.DBus.Properties"
FOCUSED, SELECTED = 12, 23
"""Bits of a state set."""


@dataclass(frozen=True)
class Found:
    """One accessible object: the bus name of its program, and its path there."""

    program: str
    path: str


@dataclass(frozen=True)
class Heard:
    """An event: its name such as ``StateChanged``, its detail such as ``focused``, and who told it."""

    name: str
    detail: str
    on: int
    about: Found
    value: object


class ScreenReader:
    """Connects to the accessibility bus that the session bus names. Raises OSError where there is none."""

    def __init__(self) -> None:
        session = open_dbus_connection("SESSION")
        asked = new_method_call(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus"), "GetAddress")
        (address,) = session.send_and_get_reply(asked, timeout=15).body
        session.close()
        self._bus: DBusConnection = open_dbus_connection(address.split(",guid=")[0])
        self._listen()

    def close(self) -> None:
        self._bus.close()

    # Walking

    def programs(self) -> list[Found]:
        """The programs that are there to be read."""
        return self.children(Found(_REGISTRY, _ROOT))

    def children(self, of: Found) -> list[Found]:
        (found,) = self._call(of, "GetChildren")
        return [Found(program, path) for program, path in found]

    def name(self, of: Found) -> str:
        return str(self._property(of, "Name"))

    def description(self, of: Found) -> str:
        return str(self._property(of, "Description"))

    def role(self, of: Found) -> str:
        (name,) = self._call(of, "GetRoleName")
        return str(name)

    def states(self, of: Found) -> set[int]:
        (words,) = self._call(of, "GetState")
        return {bit + 32 * place for place, word in enumerate(words) for bit in range(32) if word >> bit & 1}

    def extent(self, of: Found) -> tuple[int, int, int, int]:
        """Left, top, width, height on the screen."""
        (found,) = self._call(of, "GetExtents", "u", (0,), "org.a11y.atspi.Component")
        return found

    def all(self, of: Found, depth: int = 12) -> Iterator[Found]:
        """A thing and all that is in it, in reading order."""
        yield of
        if depth:
            for child in self.children(of):
                yield from self.all(child, depth - 1)

    # Hearing

    def hear(self, seconds: float) -> Iterator[Heard]:
        """The events that come within a time."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                message = self._bus.receive(timeout=left)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.signal:
                yield _heard(message)

    def next_focus(self, seconds: float = 10.0) -> Found:
        """Where the focus goes next. Raises AssertionError where it stays."""
        for heard in self.hear(seconds):
            if (heard.name, heard.detail, heard.on) == ("StateChanged", "focused", 1):
                return heard.about
        raise AssertionError("the focus stayed where it was")

    def next_announcement(self, seconds: float = 10.0) -> str:
        """What is said next. Raises AssertionError where nothing is."""
        for heard in self.hear(seconds):
            if heard.name == "Announcement":
                return str(heard.value)
        raise AssertionError("nothing was said")

    def _listen(self) -> None:
        for interface in ("org.a11y.atspi.Event.Object", "org.a11y.atspi.Event.Focus"):
            rule = MatchRule(type="signal", interface=interface)
            self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=10)
        registry = DBusAddress("/org/a11y/atspi/registry", _REGISTRY, "org.a11y.atspi.Registry")
        for event in ("object:state-changed", "object:announcement", "focus:"):
            asked = new_method_call(registry, "RegisterEvent", "s", (event,))
            self._bus.send_and_get_reply(asked, timeout=10)

    # Asking

    def _call(
        self, of: Found, method: str, signature: str | None = None, body: tuple[object, ...] = (),
        interface: str = _ACCESSIBLE,
    ) -> tuple[Any, ...]:  # fmt: skip
        address = DBusAddress(of.path, of.program, interface)
        reply = self._bus.send_and_get_reply(new_method_call(address, method, signature, body), timeout=15)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{method} of {of.path}: {reply.body}")
        return reply.body

    def _property(self, of: Found, name: str) -> Any:
        ((_signature, value),) = self._call(of, "Get", "ss", (_ACCESSIBLE, name), _PROPERTIES)
        return value


def _heard(message: Message) -> Heard:
    from jeepney import HeaderFields

    fields = message.header.fields
    detail, on, _other, value = message.body[:4]
    about = Found(fields[HeaderFields.sender], fields[HeaderFields.path])
    return Heard(fields[HeaderFields.member], detail, on, about, value[1] if isinstance(value, tuple) else value)
