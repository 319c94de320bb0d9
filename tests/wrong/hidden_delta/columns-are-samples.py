# mistake: gives (H, N), the transpose
# expects: hidden_delta.transposed
def hidden_delta(W_next, delta_next, a):
    slope = (a * (1 - a)).T
    return (W_next @ delta_next.T) * slope
