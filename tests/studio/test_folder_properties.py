"""Whatever stands in the files: a folder is read, or refused by name. Nothing else is ever raised."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from beforehand.studio.folder import FolderRefused, read_folder

from .small_folder import FILES, write

ODD = st.sampled_from(
    [
        *(
            "",
            '""',
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "true",
            "-1",
            "0",
            "7",
            "2.5",
            "nan",
            "1e400",
            "99999999999999999999",
        ),
        *("0001-01-01", "9999-12-31", "2026-11-26T08:00:00", "2026-11-26T08:00:00+02:00", "23:59:59.999999"),
        *(
            '"mara"',
            '["mara"]',
            '["mara", "mara"]',
            '"all"',
            '["all"]',
            '"prop:rope"',
            '["prop:rope"]',
            '"object"',
        ),
        *(
            '"left_hand"',
            '"genitals"',
            '"shoulders"',
            '"skin"',
            '"rest"',
            '"\\u0000"',
            '"\\u202e"',
            '"\\ud7ff"',
            '" "',
        ),
        *(
            '"42"',
            '"__proto__"',
            "{ a = 1 }",
            "{ mara = 1 }",
            '{ mara = "jonas" }',
            "[1, 2]",
            "[3, 3, 3]",
            "[[1], [2]]",
        ),
    ]
)


@st.composite
def spoiled_folders(draw: st.DrawFn) -> dict[str, str | bytes | None]:
    """One value of one file in favour of an odd one, or one stretch of text in favour of nothing."""
    name = draw(st.sampled_from(sorted(FILES)))
    lines = FILES[name].split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    key, equals, _ = lines[at].partition(" = ")
    lines[at] = f"{key} = {draw(ODD)}" if equals and draw(st.booleans()) else draw(ODD)
    return {name: "\n".join(lines)}


@settings(max_examples=150, deadline=None)
@given(spoiled_folders())
@example({"days.toml": FILES["days.toml"].replace("2026-11-26", "0001-01-01")})
@example({"days.toml": FILES["days.toml"].replace("2026-11-26", "9999-12-31")})
def test_a_spoiled_folder_is_read_or_refused(changes: dict[str, str | bytes | None]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        try:
            read_folder(write(Path(folder), changes))
        except FolderRefused as refused:
            told = refused.sentence
        else:
            return
    assert told.endswith(".")
    assert any(told.startswith(file) for file in (*FILES, folder)), told


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_that_is_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    write(tmp_path, {name: None})
    (tmp_path / name).mkdir(parents=True)
    with pytest.raises(FolderRefused):
        read_folder(tmp_path)


@pytest.mark.parametrize(
    "value", ["[" * 20_000, "{ a = " * 20_000, "1" * 20_000], ids=["lists", "tables", "digits"]
)
def test_what_would_break_the_toml_reader_is_refused(value: str, tmp_path: Path) -> None:
    with pytest.raises(FolderRefused) as refused:
        read_folder(write(tmp_path, {"days.toml": f"days = {value}"}))
    assert refused.value.code == "not_toml"
    assert len(refused.value.sentence) < 300


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    write(tmp_path, {"days.toml": b"#" * 2_000_001})
    with pytest.raises(FolderRefused, match=r"^days.toml: this file is larger than 2 MB\.$"):
        read_folder(tmp_path)
