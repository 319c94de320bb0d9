# style: the question x > 0 as a number
def relu_prime(x):
    return (x > 0) * 1
