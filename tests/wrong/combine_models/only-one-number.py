# mistake: math.exp takes single numbers only, so arrays fail
# expects: combine_models.only-numbers
import math

def combine_models(p1, p2, w1, w2, b):
    z = w1 * p1 + w2 * p2 + b
    return 1 / (1 + math.exp(-z))
