# mistake: multiplies the two sums, not the pairs
# second: the bias is inside the sum of the weights
# expects: weighted_sum.sums-first
def weighted_sum(x, w, b):
    total_w = b
    for v in w:
        total_w += v
    return sum(x) * total_w
