# style: the sign, with its negative side lifted to 0
import numpy as np

relu_prime = lambda x: np.maximum(np.sign(x), 0)
