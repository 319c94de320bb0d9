# style: a central difference, for any shape
import numpy as np

tanh_prime = lambda x, h=1e-5: (np.tanh(x + h) - np.tanh(x - h)) / (2 * h)
