"""The look, as far as files can tell: its colours, shapes, words and weight."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from django.template.loader import get_template

from beforehand.web.look.drawings import drawing
from beforehand.web.look.states import LAYERS, STATES

ROOT: Final = Path(__file__).resolve().parents[2]
WEB: Final = ROOT / "src" / "beforehand" / "web"
STATIC: Final = WEB / "static"
STYLES: Final = sorted((WEB / "styles").glob("*.css"))
TAKEN_AWAY: Final = WEB / "own" / "record.html"
"""Not a page of the house: it is saved as a file and must read well without a server, so it carries its style."""
TEMPLATES: Final = sorted(
    {*WEB.rglob("*.html"), *Path(__file__).parent.rglob("gallery/**/*.html")} - {TAKEN_AWAY}
)
ICONS: Final = sorted((WEB / "templates" / "icons").glob("*.svg"))
SHEET: Final = (STATIC / "css" / "beforehand.css").read_text(encoding="utf-8")

LIGHT: Final = {
    "ink": "#16222C", "ink-2": "#475660", "ink-3": "#5F6D76", "edge": "#7C8A93", "line": "#D6DDE0",
    "hair": "#E6EBEC", "mist": "#F2F5F5", "paper": "#FFFFFF", "agree": "#0A6F5F", "agree-tint": "#DCEFEB",
    "talk": "#7D5200", "talk-tint": "#FAECCB", "shut": "#4B3A8F", "shut-tint": "#E9E6F4",
    "focus": "#1F57C3", "focus-tint": "#E4ECFB",
}  # fmt: skip
DARK: Final = {
    "ink": "#E4EAEC", "ink-2": "#A9B6BC", "ink-3": "#87959C", "edge": "#6A7982", "line": "#2A343A",
    "hair": "#20292F", "mist": "#0A0E11", "paper": "#12181C", "agree": "#6DCFBA", "agree-tint": "#0F2E2B",
    "talk": "#E2B14F", "talk-tint": "#33280F", "shut": "#A593F2", "shut-tint": "#262139",
    "focus": "#8DB4FF", "focus-tint": "#16264A",
}  # fmt: skip
# What is written on what. Hair is the ground of a hovered row and of the segmented track.
TEXT: Final = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in ("paper", "mist")),
    ("ink", "hair"), ("ink-2", "hair"), ("paper", "ink"), ("paper", "focus"),
    *((state, ground) for state in ("agree", "talk", "shut", "focus") for ground in ("paper", "mist")),
    *((state, f"{state}-tint") for state in ("agree", "talk", "shut", "focus")),
    ("ink", "agree-tint"), ("ink", "talk-tint"), ("ink", "shut-tint"), ("ink", "focus-tint"),
]  # fmt: skip
CONTROLS: Final = [("edge", "paper"), ("edge", "mist"), ("focus", "paper"), ("focus", "mist")]

PHONE_BUDGET: Final = 30_000  # of the 60 kB that a performer's page may weigh with everything
SHEET_BUDGET: Final = 9_800


def tokens(block: str) -> dict[str, str]:
    """The colours that a ``:root`` block sets."""
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9A-F]{6});", block))


def luminance(colour: str) -> float:
    """Relative luminance of sRGB, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def without_comments(path: Path) -> str:
    """A template as a browser may see it."""
    return re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.S)


def test_the_tokens_are_those_of_the_look():
    light, dark = (WEB / "styles" / "tokens.css").read_text(encoding="utf-8").split("prefers-color-scheme", 1)
    assert tokens(light) == LIGHT
    assert tokens(dark) == DARK


def test_the_joined_sheet_is_what_the_parts_make():
    said = subprocess.run(
        [sys.executable, ROOT / "scripts/join_css.py", "--check"], capture_output=True, text=True
    )
    assert said.returncode == 0, said.stdout


def test_every_part_is_joined_and_lies_in_a_layer():
    order = re.search(r"ORDER.*?\((.*?)\)", (ROOT / "scripts/join_css.py").read_text(), flags=re.S)
    assert order
    assert sorted(re.findall(r'"([a-z-]+)"', order[1])) == [part.stem for part in STYLES]
    for part in STYLES:
        plain = re.sub(r"/\*.*?\*/", "", part.read_text(encoding="utf-8"), flags=re.S).strip()
        assert plain.startswith(("@layer", "@font-face")), part.name


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT, ids=[f"{a} on {b}" for a, b in TEXT])
def test_text_can_be_read(palette: dict[str, str], ink: str, ground: str):
    assert contrast(palette[ink], palette[ground]) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), CONTROLS)
def test_controls_can_be_seen(palette: dict[str, str], line: str, ground: str):
    assert contrast(palette[line], palette[ground]) >= 3.0


def test_there_is_no_red():
    for colour in re.findall(r"#[0-9A-Fa-f]{6}\b", SHEET):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        assert not (red > 1.6 * green and red > 1.3 * blue and red > 0x80), f"{colour} is a red"
    assert not re.search(r"\b(red|crimson|tomato|firebrick|maroon|salmon|pink)\b", SHEET)


def test_every_state_and_layer_has_its_drawing():
    drawn = {icon.stem for icon in ICONS}
    assert {state.shape for state in STATES.values()} <= drawn
    assert {layer.shape for layer in LAYERS.values() if layer.shape} <= drawn
    used = {name for path in TEMPLATES for name in re.findall(r'{% icon "([a-z-]+)"', without_comments(path))}
    assert used <= drawn


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_a_drawing_takes_the_colour_of_its_word_and_is_not_read_aloud(icon: Path):
    svg = icon.read_text(encoding="utf-8")
    assert 'viewBox="0 0 16 16"' in svg
    assert set(re.findall(r'stroke-width="([^"]+)"', svg)) == {"1.7"}
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) <= {"none", "currentColor"}
    assert "style" not in svg
    assert "<title" not in svg
    assert 'aria-hidden="true"' in drawing(icon.stem)


def test_states_have_word_shape_and_colour():
    for key, state in STATES.items():
        assert state.word, key
        assert state.shape, key
        assert state.colour in {"agree", "talk", "shut", "ink", "quiet"}, key
    assert len({state.shape for state in STATES.values() if state.colour in {"agree", "talk", "shut"}}) >= 11


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_keep_the_content_policy(path: Path):
    page = without_comments(path)
    source = re.sub(r"{#.*?#}", "", page)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", source)
    assert not re.search(r"<script(?![^>]*\ssrc=)", source)
    assert not re.search(r"(src|href|action)=[\"'](https?:)?//", source)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_hurry_nobody_and_blame_nobody(path: Path):
    words = without_comments(path).lower()
    assert not re.search(
        r"\b(pending|awaiting|overdue|failed to|reminder|reconsider|are you sure|congratulations)\b", words
    )


def test_every_template_compiles():
    for path in sorted((WEB / "templates").rglob("*.html")):
        get_template(str(path.relative_to(WEB / "templates")))


def test_every_part_says_what_it_takes():
    for path in sorted((WEB / "templates" / "parts").glob("*.html")):
        assert "{% comment %}" in path.read_text(encoding="utf-8"), path.name


def test_a_phone_page_stays_light():
    """Sheet, htmx, live.js and mark, as gzip sends them. Faces are not fetched below 900 px."""
    weigh = {
        name: len(gzip.compress((STATIC / name).read_bytes(), 6))
        for name in ("css/beforehand.css", "js/htmx.min.js", "js/live.js", "favicon.svg")
    }
    assert weigh["css/beforehand.css"] <= SHEET_BUDGET, weigh
    assert sum(weigh.values()) <= PHONE_BUDGET, weigh


def test_faces_are_named_from_900_px_upwards_only():
    phone, wide = (WEB / "styles" / "tokens.css").read_text(encoding="utf-8").split("(min-width: 900px)")
    for face in ("Inter", "Source Serif 4", "Courier Prime"):
        assert face not in phone
        assert face in wide


def test_what_others_made_lies_beside_its_licence():
    for face in (STATIC / "fonts").glob("*.woff2"):
        assert (STATIC / "fonts" / f"{face.name.split('-latin')[0]}-LICENSE.txt").is_file(), face.name
    assert (STATIC / "js" / "htmx-LICENSE.txt").is_file()


def test_motion_stops_when_asked():
    assert "prefers-reduced-motion: reduce" in SHEET
    assert not re.search(r"@keyframes|animation: (?!none)", SHEET)
