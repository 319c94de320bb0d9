# mistake: only the first sample is used
# second: the slope squared
# expects: hidden_delta.first-sample
def hidden_delta(W_next, delta_next, a):
    d, act = delta_next[0], a[0]
    slope = act * (1 - act)
    return [[sum(w * e for w, e in zip(row, d)) * s * s for row, s in zip(W_next, slope)]]
