"""The exercises of the layers chapter, in its order."""

from __future__ import annotations

from .layers_backward import BACKWARD
from .layers_catch import CATCH
from .layers_deltas import HIDDEN_DELTA, OUTPUT_DELTA
from .layers_derivatives import NUMERICAL_GRADIENT, TWO_TWO_ONE_GRADIENTS
from .layers_lists import BACKWARD_PROPAGATE_ERROR, UPDATE_WEIGHTS

EXERCISES = (
    OUTPUT_DELTA,
    HIDDEN_DELTA,
    TWO_TWO_ONE_GRADIENTS,
    NUMERICAL_GRADIENT,
    BACKWARD,
    CATCH,
    BACKWARD_PROPAGATE_ERROR,
    UPDATE_WEIGHTS,
)
