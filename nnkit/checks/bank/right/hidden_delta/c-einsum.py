# style: einsum names the axes
import numpy as np

def hidden_delta(W_next, delta_next, a):
    return np.einsum("nk,hk,nh->nh", delta_next, W_next, a * (1 - a))
