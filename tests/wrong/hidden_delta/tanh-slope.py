# mistake: the slope of tanh instead of the sigmoid's
# expects: hidden_delta.tanh
import numpy as np

def hidden_delta(W_next, delta_next, a):
    blame = np.matmul(delta_next, np.transpose(W_next))
    return blame * (1 - np.square(a))
