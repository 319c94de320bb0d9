# mistake: an infinite bias
# expects: catch_neuron.not-finite
import math
catch_neuron = ([[1, 2], [3, 5]], [0, 1], [0.5, -0.5], math.inf)
