# mistake: gives tanh, not its slope
# expects: tanh_prime.tanh
import numpy as np

tanh_prime = np.tanh
