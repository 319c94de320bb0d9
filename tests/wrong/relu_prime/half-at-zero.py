# mistake: 1/2 at 0
# expects: relu_prime.half-at-0
import numpy as np

relu_prime = lambda x: np.heaviside(x, 0.5)
