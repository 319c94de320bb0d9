# style: samples as columns, as in the slides, turned back at the end
def hidden_delta(W_next, delta_next, a):
    a = a.T
    return ((W_next @ delta_next.T) * a * (1 - a)).T
