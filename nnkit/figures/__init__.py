"""The book's still pictures: a module for each chapter, and `style`, which makes them one book."""

from .activations import (
    activations_and_slopes,
    initial_weights,
    nudge_through_layers,
    relu_pieces,
    relu_sums,
    soft_and_leaky,
)
from .feedforward import (
    growing_hidden_layers,
    shapes_as_boxes,
    square_of_probabilities,
    two_models,
    xor_solved,
)
from .network import network_graph
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
    "activations_and_slopes",
    "deciding_line",
    "descent",
    "gates",
    "gradient_arrows",
    "growing_hidden_layers",
    "initial_weights",
    "jacobian",
    "line_learning",
    "log_loss",
    "loss_valley",
    "losses_parting",
    "mistakes_per_epoch",
    "network_graph",
    "neuron_and_model",
    "nudge_through_layers",
    "one_layer_network",
    "photocells",
    "probability_maps",
    "relu_pieces",
    "relu_sums",
    "scores_to_surprise",
    "shapes_as_boxes",
    "shares_right",
    "sigmoids_and_softmax",
    "soft_and_leaky",
    "square_of_probabilities",
    "step_and_sigmoid",
    "surprise",
    "temperature",
    "two_models",
    "weight_map",
    "xor_solved",
]
