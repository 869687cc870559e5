"""``make fuzz``: scripts of our own writing, broken in many ways, given to each reader.

A reader may refuse (``UnreadableScript``) or read; a script that was read must account for every line and be
broken down. Anything else, or ten seconds for one file, is a finding: the file is written down and the run
fails. A run can be repeated by its seed.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from beforehand.script.breakdown.reading import break_down
from beforehand.script.fdx.reader import screenplay_of
from beforehand.script.fdx.tree import read_tree, write_tree
from beforehand.script.formats import read_script
from beforehand.script.fountain import read_fountain
from beforehand.script.pdf.reader import read_pdf
from beforehand.script.screenplay import Screenplay
from beforehand.script.source import UnreadableScript, decode
from beforehand.script.text.reader import read_text
from tests.script.pdf_writer import pdf, typed
from tests.script.test_fdx import DATA
from tests.script.test_pdf import ONE, TWO
from tests.script.test_text import COLUMNS

SLOWEST = 10.0
PLAIN = """\
Title: Low Water
Draft date: 14 Nov 2026

# One

INT. BOATHOUSE - NIGHT #42A#

ILSE (40) and TOMAS. They kiss. /* cut */ [[a note]] He unzips her dress.

@McAvoy ^
(low)
Late.

>CENTRED<
~a song
.FORCED PLACE
!FORCED ACTION
= a synopsis
===

EXT. JETTY - DAY

They are asleep in each other's arms under one sheet.
"""
PIECES = (
    *(
        b"INT. ",
        b"EXT. X - DAY\n\n",
        b"/*",
        b"*/",
        b"[[",
        b"]]",
        b"\0",
        b"\r",
        b"\r\n",
        b"\n\n\n",
        b"  \n",
        b"(MORE)\n",
    ),
    *(
        b"CONTINUED:\n",
        b"12 ",
        b"#1#",
        b"=====",
        b">",
        b"<",
        b"~",
        b"@",
        b"!",
        b".",
        b"^",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *(
        "é".encode(),
        "ß".encode(),
        "\u2028".encode(),
        "\u0661".encode(),
        b"OMITTED\n",
        b"ILSE\n",
        b"        ILSE\n",
    ),
    *(
        b"<Paragraph Type='Action'>",
        b"</Text>",
        b"<Text>",
        b"&amp;",
        b"&#0;",
        b"<![CDATA[",
        b"<!--",
        b"]]>",
        b"endobj",
    ),
    *(
        b"<!DOCTYPE a>",
        b"BT /F1 12 Tf",
        b"(x) Tj",
        b"endstream",
        b"/FlateDecode",
        b"/Length 99999999",
        b"kisses her ",
    ),
    *(b"she takes off her ", b"PIA (15) ", b"\xc3\x28", b"1 3/8", b"-1", b"999999999999999999999"),
)
Reader = Callable[[bytes], Screenplay]


def _fdx(data: bytes) -> Screenplay:
    tree = read_tree(data)
    play = screenplay_of(tree)
    again = read_tree(write_tree(tree))
    assert screenplay_of(again).scenes == screenplay_of(read_tree(write_tree(again))).scenes
    return play


READERS: dict[str, tuple[Reader, tuple[bytes, ...]]] = {
    "fountain": (lambda data: read_fountain(decode(data)), (PLAIN.encode(), COLUMNS.encode())),
    "text": (lambda data: read_text(decode(data)), (COLUMNS.encode(), PLAIN.encode(), ONE.encode())),
    "fdx": (_fdx, (DATA,)),
    "pdf": (read_pdf, (pdf([typed(ONE), typed(TWO)]), pdf([typed(ONE)], packed=True), pdf([[]]))),
    "any": (read_script, (PLAIN.encode(), COLUMNS.encode(), DATA, pdf([typed(ONE)]))),
}


def broken(chance: random.Random, seeds: tuple[bytes, ...]) -> bytes:
    """A seed with a few things done to it."""
    data = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(1, 8)):
        at, to = sorted(chance.randrange(len(data) + 1) for _ in range(2))
        to = min(to, at + chance.choice((1, 4, 40, 400)))
        match chance.randrange(6):
            case 0:
                del data[at:to]
            case 1:
                data[at:at] = chance.choice(PIECES) * chance.choice((1, 1, 1, 2, 50))
            case 2:
                data[at:at] = data[at:to] * chance.choice((1, 2, 30))
            case 3 if at < len(data):
                data[at] = chance.randrange(256)
            case 4:
                other = chance.choice(seeds)
                data[at:to] = other[at : at + 200]
            case _:
                data[at:to] = chance.randbytes(min(to - at, 8))
    return bytes(data[:400_000])


def try_one(read: Reader, data: bytes) -> str:
    """What became of one file: ``read`` or the code of a refusal.

    Raises:
        AssertionError: a line in no element, or too slow; and whatever a reader should not have raised.
    """
    begun = time.monotonic()
    try:
        play = read(data)
    except UnreadableScript as refusal:
        told = refusal.code
    else:
        assert play.lines_accounted == play.lines, "a line is in no element"
        break_down(play)
        told = "read"
    assert time.monotonic() - begun < SLOWEST, "too slow"
    return told


def fuzz(name: str, seconds: float, seed: int) -> Counter[str]:
    """Give ``name`` broken scripts for ``seconds``; on a finding, write the file down and leave."""
    read, seeds = READERS[name]
    chance, told = random.Random(seed), Counter[str]()
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        data = broken(chance, seeds)
        try:
            told[try_one(read, data)] += 1
        except Exception as error:
            path = Path(tempfile.gettempdir()) / f"fuzz-{name}-{seed}-{told.total()}"
            path.write_bytes(data)
            sys.exit(f"{name}: {error!r} on {path}")
    return told


def main() -> None:
    """Run each reader in turn and print what became of the files."""
    asked = argparse.ArgumentParser()
    asked.add_argument("readers", nargs="*", help=", ".join(READERS))
    asked.add_argument(
        "--seconds", type=float, default=float(os.environ.get("BEFOREHAND_FUZZ_SECONDS", "600"))
    )
    asked.add_argument("--seed", type=int, default=int(time.time()))
    told = asked.parse_args()
    if not set(told.readers) <= set(READERS):
        asked.error("no such reader")
    for name in told.readers or READERS:
        counts = fuzz(name, told.seconds, told.seed)
        listed = ", ".join(f"{code} {n}" for code, n in counts.most_common())
        sys.stdout.write(f"{name:9} {counts.total():7} files, seed {told.seed}: {listed}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
