"""A data folder is new, whole, or refused with the sentence that says why."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from beforehand.agreement.refusals import Refusal
from beforehand.store import datafolder, marker
from beforehand.store.datafolder import KEY_NAMES, open_or_create, open_whole
from beforehand.store.marker import LAYOUT, MARKER, mark_renewed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    open_or_create(tmp_path / "data")
    return tmp_path / "data"


def refusal(path: Path) -> Refusal:
    with pytest.raises(Refusal) as caught:
        open_or_create(path)
    assert caught.value.sentence.endswith(".")
    assert str(path) in caught.value.sentence
    return caught.value


def test_a_new_folder_holds_four_different_keys_for_its_owner_alone(folder: Path) -> None:
    opened = open_or_create(folder)
    keys = [opened.key(name) for name in KEY_NAMES]
    assert {len(key) for key in keys} == {32}
    assert len(set(keys)) == 4
    assert {path.stat().st_mode & 0o777 for path in (folder / "keys").iterdir()} == {0o600}
    assert (folder / "keys").stat().st_mode & 0o777 == 0o700


def test_opening_again_changes_nothing(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert open_or_create(folder) == open_whole(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_two_first_starts_at_once_make_one_folder(tmp_path: Path) -> None:
    opened: list[datafolder.DataFolder] = []
    ready = threading.Barrier(4)

    def start() -> None:
        ready.wait()
        opened.append(open_or_create(tmp_path / "data"))

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4


def test_a_folder_of_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("not ours")
    assert refusal(tmp_path).code == "data_foreign"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("name", KEY_NAMES)
def test_a_missing_key_is_refused_and_not_made_anew(folder: Path, name: str) -> None:
    (folder / "keys" / name).unlink()
    assert refusal(folder).code == "data_half_written"
    assert not (folder / "keys" / name).exists()


@pytest.mark.parametrize("name", KEY_NAMES)
def test_a_key_cut_short_is_refused(folder: Path, name: str) -> None:
    key = folder / "keys" / name
    key.write_bytes(key.read_bytes()[:31])
    assert refusal(folder).code == "data_half_written"


def test_a_key_that_others_may_read_is_refused(folder: Path) -> None:
    (folder / "keys" / "kek").chmod(0o640)
    assert refusal(folder).code == "data_keys_open"


@pytest.mark.parametrize("stop_after", range(1, 6))
def test_a_first_start_that_was_cut_off_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop_after: int
) -> None:
    """The power fails after each of the files in turn."""
    written = 0
    real = marker.write_durably

    def failing(path: Path, content: bytes) -> None:
        nonlocal written
        real(path, content)
        written += 1
        if written == stop_after:
            raise KeyboardInterrupt

    for module in (datafolder, marker):
        monkeypatch.setattr(module, "write_durably", failing)
    with pytest.raises(KeyboardInterrupt):
        open_or_create(tmp_path)
    monkeypatch.undo()
    assert refusal(tmp_path).code == "data_half_written"


def test_a_record_without_its_vaults_is_refused(folder: Path) -> None:
    (folder / "db.sqlite3").write_bytes(b"")
    assert refusal(folder).code == "data_half_written"
    (folder / "vaults.sqlite3").write_bytes(b"")
    open_or_create(folder)


@pytest.mark.parametrize("marker", [b"", b"{", b"[]", b'{"layout"', b"\xff"])
def test_a_broken_marker_is_refused(folder: Path, marker: bytes) -> None:
    (folder / MARKER).write_bytes(marker)
    assert refusal(folder).code == "data_half_written"


def test_a_folder_of_a_later_version_is_refused(folder: Path) -> None:
    (folder / MARKER).write_text(json.dumps({"layout": LAYOUT + 1}))
    assert refusal(folder).code == "data_newer"


def test_an_older_folder_is_named_with_the_command_that_renews_it(folder: Path) -> None:
    (folder / MARKER).write_text(json.dumps({"layout": LAYOUT - 1}))
    said = refusal(folder)
    assert (said.code, f"beforehand renew --data {folder}" in said.sentence) == ("data_older", True)
    mark_renewed(folder)
    datafolder.open_whole(folder)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    assert refusal(tmp_path / "data").code == "data_unreachable"


def test_a_folder_that_must_exist_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        open_whole(tmp_path / "data")
    assert caught.value.code == "data_missing"
    assert not (tmp_path / "data").exists()


def test_no_key_is_in_what_the_folder_prints(folder: Path) -> None:
    opened = open_or_create(folder)
    printed = repr(opened)
    assert not any(
        opened.key(name).hex() in printed or repr(opened.key(name)) in printed for name in KEY_NAMES
    )
