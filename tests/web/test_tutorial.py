"""The tutorial against what it tells of: its steps are those that a test walks, its words stand on the pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from tests.browser.tutorial.steps import PICTURES, STEPS

ROOT: Final = Path(__file__).parents[2]
TUTORIAL: Final = ROOT / "docs" / "tutorial.md"
FOLDER: Final = ROOT / "docs" / "pictures" / "tutorial"
MOST_BYTES: Final = 100_000
SAID: Final = re.compile(r"(?<!\*)\*([^*\n]+)\*(?!\*)")
"""Words of the pages stand between single stars."""


def text() -> str:
    return TUTORIAL.read_text(encoding="utf-8")


def test_every_step_is_walked_and_every_walked_step_is_told() -> None:
    told = re.findall(r"^## \d+\. (.+)$", text(), re.MULTILINE)
    assert told == [heading for heading, _ in STEPS]


def test_the_steps_are_numbered_in_order() -> None:
    numbers = [int(n) for n in re.findall(r"^## (\d+)\. ", text(), re.MULTILINE)]
    assert numbers == list(range(1, len(STEPS) + 1))


def test_every_picture_is_there_and_none_is_left_over() -> None:
    named = re.findall(r"pictures/tutorial/([\w-]+)\.png", text())
    assert sorted(named) == sorted(PICTURES), "each picture that the test keeps is shown once"
    assert sorted(path.stem for path in FOLDER.glob("*.png")) == sorted(PICTURES)
    for path in FOLDER.glob("*.png"):
        assert path.stat().st_size < MOST_BYTES, path.name


def test_every_picture_says_what_it_shows() -> None:
    for alt in re.findall(r"!\[([^\]]*)\]\(pictures", text()) + re.findall(
        r'<img [^>]*alt="([^"]*)"', text()
    ):
        assert len(alt) > 20, alt


def test_every_word_of_a_page_stands_on_a_page() -> None:
    pages = ROOT / "src" / "beforehand"
    sources = [
        path.read_text(encoding="utf-8")
        for room in ("web", "agreement", "studio")
        for path in (pages / room).rglob("*")
        if path.suffix in {".html", ".py", ".toml"}
    ]
    written = "\n".join(sources)
    missing = [words for words in SAID.findall(text()) if words not in written]
    assert not missing, missing
