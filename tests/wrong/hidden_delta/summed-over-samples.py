# mistake: summed over the samples, one row is left
# expects: hidden_delta.summed
def hidden_delta(W_next, delta_next, a):
    delta = (delta_next @ W_next.T) * a * (1 - a)
    return delta.sum(axis=0)
