# style: a loop with math
import math


def cross_entropy(logits, labels):
    loss = 0.0
    for row, label in zip(logits, labels):
        top = max(row)
        loss += math.log(sum(math.exp(x - top) for x in row)) + top - row[label]
    return loss / len(labels)
