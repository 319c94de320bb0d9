# mistake: gives the products, one for each input, and not their sum
# expects: weighted_sum.not-added-up
def weighted_sum(x, w, b):
    z = x * w + b
    return z
