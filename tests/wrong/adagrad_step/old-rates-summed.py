# mistake: the squares are multiplied by the rate before they are summed
# second: climbs
# expects: adagrad_step.ascent
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    g = lr * grad
    G = g ** 2 if state is None else state + g ** 2
    return w + lr * grad / np.sqrt(G + epsilon), G
