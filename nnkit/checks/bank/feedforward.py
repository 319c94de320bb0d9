"""The exercises of the feedforward chapter, in its order."""

from __future__ import annotations

from .feedforward_by_hand import CATCH, XOR_NETWORK
from .feedforward_lists import COUNT_PARAMETERS, FORWARD_PROPAGATE
from .feedforward_matrices import DENSE, FORWARD
from .feedforward_numbers import COMBINE_MODELS, TWO_TWO_ONE

EXERCISES = (
    COMBINE_MODELS,
    TWO_TWO_ONE,
    FORWARD_PROPAGATE,
    DENSE,
    COUNT_PARAMETERS,
    FORWARD,
    CATCH,
    XOR_NETWORK,
)
