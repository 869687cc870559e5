"""Join the style sheets of ``web/styles`` into the one file that pages load.

One file, because a phone on a set should make one request. ``--check`` writes nothing and
says whether the file is what the parts make.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

WEB: Final = Path(__file__).resolve().parent.parent / "src" / "beforehand" / "web"
JOINED: Final = WEB / "static" / "css" / "beforehand.css"
ORDER: Final = (
    "layers", "tokens", "fonts", "reset", "focus", "type",
    "page", "header",
    "menu", "title-bar", "tabs", "icons", "state", "chips", "buttons", "cards", "facts",
    "beats", "short-rows", "answers", "standing", "notice", "script", "segmented", "boundaries",
    "fields", "messages", "hold", "mine",
    "scene-phone", "home", "coordinator", "people", "bare", "last",
)  # fmt: skip
HEAD: Final = "/* Joined from web/styles by scripts/join_css.py: change the parts, then join again. */\n"


def joined() -> str:
    """Give the joined sheet: the parts in order, without comments and indents."""
    parts = [(WEB / "styles" / f"{name}.css").read_text(encoding="utf-8") for name in ORDER]
    plain = re.sub(r"/\*.*?\*/", "", "\n".join(parts), flags=re.S)
    lines = (line.strip() for line in plain.splitlines())
    return HEAD + "\n".join(line for line in lines if line) + "\n"


def main(arguments: list[str]) -> int:
    """Write the sheet, or with ``--check`` compare it; 1 when it differs."""
    if "--check" in arguments:
        same = JOINED.read_text(encoding="utf-8") == joined()
        sys.stdout.write("as the parts make it\n" if same else "differs: run scripts/join_css.py\n")
        return 0 if same else 1
    JOINED.write_text(joined(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
