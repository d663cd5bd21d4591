"""The web page: a table that can be read without style or script, everything of the map in it, nothing fetched."""

import hashlib
import re
import unicodedata
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path

import pytest

from journeydesigner.document.document import Document
from journeydesigner.document.snapshot import Snapshot
from journeydesigner.editing import cards, structure
from journeydesigner.editing.new_document import new_document
from journeydesigner.exporters.registry import ExportRequest, exporter_for
from journeydesigner.files.journey_file import open_journey
from tests.exporters.test_text_formats import empty_map, hostile_map, wide_map

SAMPLES = sorted(Path("samples").glob("*.journey"))
_EMPTY = frozenset({"meta", "col", "img", "br", "use", "path", "circle", "rect", "line", "stop", "input"})


class _Read(HTMLParser):
    """The page as a browser takes it: fails where a tag is not closed by its own."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def _page(snapshot: Snapshot, folder: Path) -> str:
    out = folder / "map.html"
    exporter_for(out).export(ExportRequest(snapshot, snapshot.assets, snapshot.maps[0].id, out))
    return out.read_text("utf-8")


def _rtl_and_chinese() -> Document:
    made = new_document()
    journey = structure.add_map(made, structure.add_organization(made, "مؤسسة"), "رحلة العميل", language="ar")
    stage = structure.add_stage(made, journey, "البحث", question="ماذا أفعل؟")
    step = made.snapshot.steps_of(stage)[0].id
    lane = structure.add_lane(made, journey, "actions", "購買行動")
    cards.add_card(made, lane, step, "比較不同的電池供應商 🔋")
    cards.add_card(made, lane, step, "يتصل بالخط الساخن", owner="خدمة العملاء")
    return made


MAPS = {"hostile": hostile_map, "empty": empty_map, "wide": wide_map, "scripts": _rtl_and_chinese}
MAPS |= {path.stem: lambda path=path: open_journey(path).document for path in SAMPLES}


@pytest.fixture(params=MAPS)
def snapshot(request: pytest.FixtureRequest) -> Snapshot:
    return MAPS[request.param]().snapshot


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def test_it_is_whole_and_says_everything(snapshot: Snapshot, tmp_path: Path) -> None:
    read = _Read(_page(snapshot, tmp_path))
    labels = [attributes.get("aria-label", "") for _tag, attributes in read.tags]
    said = _plain(" ".join((*read.words, *labels)))
    journey = snapshot.maps[0]
    strings = [journey.title, journey.scenario]
    for stage in snapshot.stages_of(journey.id):
        strings += [stage.title, stage.question, *(step.title for step in snapshot.steps_of(stage.id))]
    for lane in snapshot.lanes_of(journey.id):
        strings += [lane.title, *(emotion.quote for emotion in snapshot.emotions_of(lane.id))]
        for card in snapshot.cards_in(lane.id):
            strings += [card.text, card.owner, *card.tags, card.evidence.source if card.evidence else ""]
    missing = [text for text in strings if _plain(text.replace("\x00", "")) not in said]
    assert missing == []


def test_nothing_is_fetched_and_nothing_runs(snapshot: Snapshot, tmp_path: Path) -> None:
    text = _page(snapshot, tmp_path)
    read = _Read(text)
    for tag, attributes in read.tags:
        assert tag not in ("script", "link", "iframe", "object", "embed", "form", "base")
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href", "xlink:href"):
            value = attributes.get(name, "")
            assert value.startswith(("#", "data:image/")) or tag == "a" or not value, (tag, value)
        if tag == "a":
            assert attributes["href"].startswith(("#", "http://", "https://", "mailto:"))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert not re.findall(r"url\((?!data:|#)|@import", style)
    seal = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(a["content"] for tag, a in read.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert f"style-src 'sha256-{seal}'" in policy
    assert "default-src 'none'" in policy


def test_ids_are_unique_and_every_anchor_has_its_end(snapshot: Snapshot, tmp_path: Path) -> None:
    read = _Read(_page(snapshot, tmp_path))
    ids = [attributes["id"] for _tag, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    leads = [a.get("href", "") for _tag, a in read.tags if a.get("href", "").startswith("#")]
    assert not [lead for lead in leads if lead[1:] not in ids]
    used = re.findall(r"url\(#([^)]+)\)", _page(snapshot, tmp_path))
    assert not [name for name in used if name not in ids]


def test_rows_have_as_many_columns_as_the_map_has_steps(snapshot: Snapshot, tmp_path: Path) -> None:
    text = _page(snapshot, tmp_path)
    table = text[text.index('<table class="board"') : text.index("</table>")]
    count = max(len(snapshot.steps_in(snapshot.maps[0].id)), 1)
    for row in re.findall(r"<tr.*?</tr>", table[table.index("<tbody") :], re.DOTALL):
        cells = re.findall(r"<td[^>]*>", row)
        spans = [int(found.group(1)) if (found := re.search(r'colspan="(\d+)"', cell)) else 1 for cell in cells]
        assert sum(spans) == count


def test_it_has_landmarks_headings_and_a_language(tmp_path: Path) -> None:
    snapshot = open_journey(SAMPLES[-1]).document.snapshot
    read = _Read(_page(snapshot, tmp_path))
    names = [tag for tag, _attributes in read.tags]
    assert {"header", "main", "footer", "section", "caption", "h1", "h2", "h3"} <= set(names)
    assert names.count("h1") == 1
    assert dict(read.tags)["html"]["lang"] == "en"
    images = [attributes for tag, attributes in read.tags if tag in ("svg", "img")]
    assert all(a.get("aria-hidden") == "true" or a.get("aria-label") or "alt" in a for a in images)


def test_it_is_the_same_each_time(tmp_path: Path) -> None:
    snapshot = open_journey(SAMPLES[0]).document.snapshot
    assert _page(snapshot, tmp_path) == _page(snapshot, tmp_path)
