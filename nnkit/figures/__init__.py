"""The book's still pictures: a module for each chapter, and `style`, which makes them one book."""

from .neuron import (
    descent,
    log_loss,
    loss_valley,
    losses_parting,
    one_layer_network,
    probability_maps,
    step_and_sigmoid,
)
from .perceptron import (
    deciding_line,
    gates,
    line_learning,
    mistakes_per_epoch,
    neuron_and_model,
    photocells,
    shares_right,
    weight_map,
)
from .softmax import (
    gradient_arrows,
    jacobian,
    scores_to_surprise,
    sigmoids_and_softmax,
    surprise,
    temperature,
)
from .style import Picture

__all__ = [
    "Picture",
    "deciding_line",
    "descent",
    "gates",
    "gradient_arrows",
    "jacobian",
    "line_learning",
    "log_loss",
    "loss_valley",
    "losses_parting",
    "mistakes_per_epoch",
    "neuron_and_model",
    "one_layer_network",
    "photocells",
    "probability_maps",
    "scores_to_surprise",
    "shares_right",
    "sigmoids_and_softmax",
    "step_and_sigmoid",
    "surprise",
    "temperature",
    "weight_map",
]
