"""One file to its breakdown in a process of its own: seconds and megabytes, for ``benchmarks.script``."""

from __future__ import annotations

import resource
import sys
import time

BEGUN = time.process_time()


def main() -> None:
    """Read the file named on the command line and break it down; prints seconds and megabytes."""
    from pathlib import Path

    from beforehand.script.breakdown.reading import break_down
    from beforehand.script.formats import read_script

    break_down(read_script(Path(sys.argv[1]).read_bytes()))
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{time.process_time() - BEGUN:.3f} {most}")


if __name__ == "__main__":
    main()
