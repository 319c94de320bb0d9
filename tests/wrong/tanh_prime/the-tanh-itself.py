# mistake: gives tanh, not its slope
import numpy as np

tanh_prime = np.tanh
