# style: loops and lists
import math


def cross_entropy_gradient(logits, labels):
    slopes = []
    for row, label in zip(logits.tolist(), labels.tolist()):
        top = max(row)
        e = [math.exp(x - top) for x in row]
        slopes.append([(x / sum(e) - (k == label)) / len(labels) for k, x in enumerate(e)])
    return slopes
