# mistake: W_next is not transposed: right only for a symmetric one
# expects: hidden_delta.not-transposed
def hidden_delta(W_next, delta_next, a):
    back = delta_next @ W_next
    return back * a * (1 - a)
