# mistake: max(epsilon, x): a floor, not a slope
# expects: leaky_relu.constant
import numpy as np

leaky_relu = lambda x, epsilon: np.maximum(epsilon, x)
