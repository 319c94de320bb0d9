# mistake: divided by the number of samples
# expects: hidden_delta.divided
def hidden_delta(W_next, delta_next, a):
    n = len(a)
    slope = a * (1 - a)
    return delta_next @ W_next.T * slope / n
