# mistake: e^-x/(1+e^-x) without the square
# expects: sigmoid_prime.lost-square
import numpy as np

def sigmoid_prime(x):
    x = np.clip(x, -500, 500)
    top = np.exp(-x)
    return top / (1 + top)
