# mistake: return inside the loop, so only the first input counts
# expects: weighted_sum.only-first
def weighted_sum(x, w, b):
    total = b
    for i in range(len(x)):
        total = total + x[i] * w[i]
        return total
