# mistake: without the slope of the sigmoid
# expects: hidden_delta.no-slope
def hidden_delta(W_next, delta_next, a):
    error = delta_next @ W_next.T
    return error
