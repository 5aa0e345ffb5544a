"""The kinds of arrays there are, by the name that annotations call them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["BoolArray", "Float32Array", "FloatArray", "Int32Array", "IntArray"]

BoolArray = npt.NDArray[np.bool_]
FloatArray = npt.NDArray[np.float64]
Float32Array = npt.NDArray[np.float32]
#: Places, counts and numbers of words.
IntArray = npt.NDArray[np.int64]
#: Offsets of tokens, of which a batch holds many.
Int32Array = npt.NDArray[np.int32]
