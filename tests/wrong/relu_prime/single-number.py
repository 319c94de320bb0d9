# mistake: an if decides for the whole array: one number only
# expects: relu_prime.one-number-only
def relu_prime(x):
    if x > 0:
        return 1
    return 0
