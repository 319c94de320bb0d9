# mistake: x(1-x): the raw x where its sigmoid belongs
# expects: sigmoid_prime.of-the-output
def sigmoid_prime(x):
    return x * (1 - x)
