"""The exercises of the perceptron chapter, in its order."""

from __future__ import annotations

from ..exercise import Exercise
from .perceptron_catch import CATCH
from .perceptron_fit import PERCEPTRON_FIT
from .perceptron_gates import AND_GATE, NAND_GATE, OR_GATE
from .perceptron_neuron import STEP, WEIGHTED_SUM
from .perceptron_rule import PERCEPTRON_UPDATE
from .perceptron_words import BAG_OF_WORDS

EXERCISES: tuple[Exercise, ...] = (
    WEIGHTED_SUM,
    STEP,
    PERCEPTRON_UPDATE,
    CATCH,
    PERCEPTRON_FIT,
    AND_GATE,
    OR_GATE,
    NAND_GATE,
    BAG_OF_WORDS,
)
