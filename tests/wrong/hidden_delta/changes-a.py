# mistake: multiplies in the array a that it was given
# expects: property.changes-input
def hidden_delta(W_next, delta_next, a):
    error = delta_next @ W_next.T
    error = error * a
    a *= -1
    a += 1
    return error * a
