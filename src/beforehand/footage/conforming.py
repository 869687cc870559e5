"""Film shown frame for frame at another rate: at 25 frames a second what was shot at 24, 4 % faster.

Over a second or two the two speeds differ by a frame, and in a quiet picture both fit. So the whole clip is asked:
the speed that explains more of all that was found is its own, and what fits both runs at that one.
"""

from __future__ import annotations

import numpy as np
from attrs import evolve

from beforehand.footage.case import Case, Run
from beforehand.footage.ground import Line
from beforehand.footage.growing import Span

FLOOR = 0.0006
"""What is left unexplained in any case, per cell and frame: greys are kept in whole steps."""


def conform(case: Case, found: list[Run]) -> None:
    """Decide which of two speeds is the clip's own, and try it on all that was found at either."""
    runs = [r for r in found if len(case.own_speeds(r.line.raw)) > 1 and case.dominant(r.line)]
    even = [_at(case, run, 0) for run in runs]
    frame_for_frame = [_at(case, run, 1) for run in runs]
    gain = sum(
        (run.last - run.first) * np.log((a[1] + FLOOR) / (b[1] + FLOOR))
        for run, a, b in zip(runs, even, frame_for_frame, strict=True)
    )
    case.conformed = bool(gain > 0)
    for run, (line, _) in zip(runs, frame_for_frame if case.conformed else even, strict=True):
        case.lines.append(line)
        case.spans.append((run.first, run.last))


def _at(case: Case, run: Run, which: int) -> tuple[Line, float]:
    """A run's line at one of the clip's own speeds, tuned, and its distance."""
    span: Span = (run.first, run.last)
    slope = case.own_speeds(run.line.raw)[which] * case.grounds[run.line.raw].rate
    middle = float(case.seconds[run.first] + case.seconds[run.last - 1]) / 2
    line = evolve(run.line, slope=slope, offset=run.line.offset + (run.line.slope - slope) * middle)
    return case.tuned_on(line, *span, 0.0, 2)
