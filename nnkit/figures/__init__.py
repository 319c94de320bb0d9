"""The book's still pictures: a module for each chapter, and `style`, which makes them one book."""

from .activations import (
    activations_and_slopes,
    initial_weights,
    nudge_through_layers,
    relu_pieces,
    relu_sums,
    soft_and_leaky,
)
from .backprop import (
    blame,
    fan_out,
    worked_training,
)
from .feedforward import (
    growing_hidden_layers,
    shapes_as_boxes,
    square_of_probabilities,
    two_models,
    xor_solved,
)
from .graph import (
    chain,
    one_gate,
    sum_times_graph,
)
from .layers import (
    backward_shapes,
    learning_in_stages,
    nudge_errors,
    started_alike,
    there_and_back,
)
from .network import (
    network_graph,
)
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
from .style import (
    Picture,
)

__all__ = [
    "Picture",
    "activations_and_slopes",
    "backward_shapes",
    "blame",
    "chain",
    "deciding_line",
    "descent",
    "fan_out",
    "gates",
    "gradient_arrows",
    "growing_hidden_layers",
    "initial_weights",
    "jacobian",
    "learning_in_stages",
    "line_learning",
    "log_loss",
    "loss_valley",
    "losses_parting",
    "mistakes_per_epoch",
    "network_graph",
    "neuron_and_model",
    "nudge_errors",
    "nudge_through_layers",
    "one_gate",
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
    "started_alike",
    "step_and_sigmoid",
    "sum_times_graph",
    "surprise",
    "temperature",
    "there_and_back",
    "two_models",
    "weight_map",
    "worked_training",
    "xor_solved",
]
