# mistake: compares with epsilon where 0 belongs
# expects: leaky_relu.threshold
import numpy as np

def leaky_relu(x, epsilon):
    big = np.greater(x, epsilon)
    return np.where(big, x, np.multiply(epsilon, x))
