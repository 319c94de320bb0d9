"""The exercises of the backpropagation chapter, in the order in which it needs them."""

from __future__ import annotations

from ..exercise import Exercise
from .backprop_backward import VALUE
from .backprop_by_hand import CATCH, WORKED_NUMBERS
from .backprop_graph import GRAPH_EXERCISES
from .backprop_worked import WORKED_FORWARD, WORKED_GRADIENTS

EXERCISES: tuple[Exercise, ...] = (
    *GRAPH_EXERCISES,
    VALUE,
    WORKED_FORWARD,
    WORKED_NUMBERS,
    WORKED_GRADIENTS,
    CATCH,
)
