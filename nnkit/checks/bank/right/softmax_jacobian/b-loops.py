# style: two loops and an if
import math


def softmax_jacobian(z):
    top = max(z)
    e = [math.exp(x - top) for x in z]
    s = [x / sum(e) for x in e]
    table = []
    for i in range(len(s)):
        row = []
        for j in range(len(s)):
            if i == j:
                row.append(s[i] * (1 - s[i]))
            else:
                row.append(-s[i] * s[j])
        table.append(row)
    return table
