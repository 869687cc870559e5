"""Other people's tools, measured beside ours: in ``build/peers``, or in the folder that ``BEFOREHAND_PEERS`` names.

``make peers`` puts them there. They are no part of this project and nothing that runs needs them.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path


def folder() -> Path:
    """Where the peers' packages lie, whether or not there are any."""
    return Path(os.environ.get("BEFOREHAND_PEERS") or "build/peers").resolve()


def installed(package: str) -> bool:
    """Whether a peer's package can be imported, here or from the folder, which is searched last from now on."""
    if str(folder()) not in sys.path:
        sys.path.append(str(folder()))
    return find_spec(package) is not None
