# mistake: reads every digit as the first label it saw
# expects: digits_network.always-one
def digits_network(X, labels, rng):
    guess = labels[0]
    return lambda new: [guess for _ in new]
