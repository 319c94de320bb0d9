# mistake: x(1-x): the raw x where its sigmoid belongs
def sigmoid_prime(x):
    return x * (1 - x)
