# mistake: reshape in place of a transpose, which mixes up the weights
# expects: hidden_delta.reshaped
def hidden_delta(W_next, delta_next, a):
    H, K = W_next.shape
    flipped = W_next.reshape(K, H)
    return delta_next.dot(flipped) * a * (1 - a)
