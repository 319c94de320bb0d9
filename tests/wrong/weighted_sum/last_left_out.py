# mistake: the loop stops one input too early
# expects: weighted_sum.misses-last
def weighted_sum(x, w, b):
    total = 0
    for i in range(len(x) - 1):
        total += x[i] * w[i]
    return total + b
