# mistake: a difference quotient with a step of 1, too wide for the slope
# expects: sigmoid_prime.step-too-large
import numpy as np

def S(t):
    return (1 + np.tanh(t / 2)) / 2

def sigmoid_prime(x, h=1):
    return (S(x + h) - S(x - h)) / (2 * h)
