# mistake: divides by the number of classes
# expects: cross_entropy_gradient.divides-by-classes
import math

def cross_entropy_gradient(logits, labels):
    table = []
    for row, y in zip(logits.tolist(), labels.tolist()):
        m = max(row)
        e = [math.exp(v - m) for v in row]
        t = sum(e)
        table.append([(v / t - (k == y)) / len(row) for k, v in enumerate(e)])
    return table
