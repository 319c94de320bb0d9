# mistake: // makes the share 0 or 1
# second: the last row is never looked at
# expects: accuracy.whole-number
def accuracy(p, labels):
    right = 0
    for n in range(len(labels) - 1):
        scores = p[n].tolist()
        right += scores.index(max(scores)) == labels[n]
    return right // len(labels)
