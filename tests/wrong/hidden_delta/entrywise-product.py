# mistake: the delta is averaged over the outputs before the weights are applied
# second: sign flipped
# expects: hidden_delta.averaged-first
def hidden_delta(W_next, delta_next, a):
    mean_delta = delta_next.mean(axis=1, keepdims=True)
    total_weight = W_next.sum(axis=1)
    return -mean_delta * total_weight * a * (1 - a)
