# mistake: 1 - s^2 is the rule for tanh
# expects: sigmoid_prime.rule-of-tanh
import numpy as np

def sigmoid_prime(x):
    s = 0.5 + 0.5 * np.tanh(np.divide(x, 2))
    return 1 - s ** 2
