"""Names for the arrays of this room."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]
Exact = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
