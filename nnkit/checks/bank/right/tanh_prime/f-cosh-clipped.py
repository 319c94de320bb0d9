# style: 1 / cosh^2, with x held where cosh still fits
import math
import numpy as np

@np.vectorize
def tanh_prime(x):
    return 1.0 / math.cosh(min(abs(x), 300.0)) ** 2
