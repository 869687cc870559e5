"""A command line that is wrong is answered in one sentence with a code, exit code 2, and nothing is written."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pytest
import typer

from beforehand.cli import app, main

SCRIPT = "INT. BOATHOUSE - NIGHT #42#\n\nILSE and TOMAS. They kiss.\n"


def said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *args: object
) -> tuple[int, str]:
    """The exit code and what was said on stderr; nothing may be said on stdout."""
    monkeypatch.setattr(sys, "argv", ["beforehand", *map(str, args)])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr()
    assert told.out == ""
    assert isinstance(left.value.code, int)
    return left.value.code, told.err


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder, by its bytes."""
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files that stand for a clip, footage and scripts: no command gets as far as to read them."""
    for name in ("clip.mp4", "raw.mp4", "other.mp4", "kept.library"):
        (tmp_path / name).write_bytes(name.encode() + b"\0")
    for name in ("old.fountain", "new.fountain"):
        (tmp_path / name).write_text(SCRIPT)
    (tmp_path / "link.html").symlink_to(tmp_path / "raw.mp4")
    (tmp_path / "link.csv").symlink_to(tmp_path / "old.fountain")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("excerpt", "not_understood"),
        ("excerpt --json", "not_understood"),
        ("excerpt clip.mp4 raw.mp4 --nonsense", "not_understood"),
        ("excerpt clip.mp4 raw.mp4 --html", "not_understood"),
        ("excerpt clip.mp4 raw.mp4 --edl", "not_understood"),
        ("excerpt clip.mp4 raw.mp4 --otio", "not_understood"),
        ("excerpt clip.mp4 --library", "not_understood"),
        ("excerpt clip.mp4 raw.mp4 --json=yes", "not_understood"),
        ("excerpt clip.mp4 raw.mp4 --no-stills=1", "not_understood"),
        ("excerpt clip.mp4", "no_footage"),
        ("excerpt clip.mp4 --html page.html", "no_footage"),
        ("excerpt clip.mp4 raw.mp4 --html raw.mp4", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --html clip.mp4", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --html ./raw.mp4", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --html link.html", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --html other.mp4", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --edl other.mp4", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --otio other.mp4", "would_overwrite"),
        ("excerpt clip.mp4 --library kept.library --otio kept.library", "would_overwrite"),
        ("excerpt clip.mp4 raw.mp4 --html page --edl page", "written_twice"),
        ("footage index", "not_understood"),
        ("footage index raw.mp4", "not_understood"),
        ("footage index raw.mp4 --library", "not_understood"),
        ("footage index --library new.library", "not_understood"),
        ("footage nonsense", "not_understood"),
        ("breakdown", "not_understood"),
        ("breakdown old.fountain new.fountain", "not_understood"),
        ("breakdown old.fountain --html", "not_understood"),
        ("breakdown old.fountain --csv", "not_understood"),
        ("breakdown old.fountain --model", "not_understood"),
        ("breakdown old.fountain --second-reader", "not_understood"),
        ("breakdown old.fountain --second-reader nowhere", "reader_address"),
        ("breakdown old.fountain --second-reader file:///etc/hosts", "reader_address"),
        ("breakdown old.fountain --second-reader http://[", "reader_address"),
        ("breakdown old.fountain --html old.fountain", "would_overwrite"),
        ("breakdown old.fountain --html new.fountain", "would_overwrite"),
        ("breakdown old.fountain --csv link.csv", "would_overwrite"),
        ("breakdown old.fountain --csv both --html both", "written_twice"),
        ("drafts", "not_understood"),
        ("drafts old.fountain", "not_understood"),
        ("drafts old.fountain new.fountain old.fountain", "not_understood"),
        ("drafts old.fountain new.fountain --json=1", "not_understood"),
        ("nonsense", "not_understood"),
    ],
)
def test_one_sentence_a_code_and_nothing_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str, code: str
) -> None:
    before = state(folder)
    left, told = said(monkeypatch, capsys, *line.split())
    assert (left, told.count("\n")) == (2, 1)
    assert told.endswith(f" [{code}]\n")
    assert state(folder) == before


COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_so_when_an_option_is_none_of_its_own(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    before = state(folder)
    left, told = said(monkeypatch, capsys, name, "--no-such-option")
    assert (left, told.count("\n"), "--no-such-option" in told) == (2, 1, True)
    assert "[not_understood]" in told
    assert state(folder) == before


def test_without_a_command_all_commands_are_listed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["beforehand"])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr()
    assert left.value.code == 2
    assert all(name in told.out + told.err for name in COMMANDS)


def test_a_page_that_is_there_is_made_anew_and_one_that_fails_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page, sheet = folder / "a.html", folder / "a.csv"
    page.write_text("old")
    assert said(monkeypatch, capsys, "breakdown", "old.fountain", "--html", page, "--csv", sheet)[0] == 0
    assert page.read_text("utf-8").startswith("<!doctype html>")
    before = state(folder)
    (folder / "a.html.part").mkdir()  # the second file cannot be made
    left, told = said(monkeypatch, capsys, "breakdown", "new.fountain", "--csv", sheet, "--html", page)
    assert (left, "[cannot_write]" in told) == (1, True)
    assert state(folder) == before
