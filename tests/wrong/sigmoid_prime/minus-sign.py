# mistake: the sign is turned: s(s-1)
# expects: sigmoid_prime.sign
import numpy as np

sigmoid_prime = lambda x: (lambda s: s * (s - 1))(0.5 + 0.5 * np.tanh(x / 2))
