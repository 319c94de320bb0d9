# mistake: the search for the largest starts from 0, so negative scores are never found
# expects: accuracy.from-zero
def accuracy(p, labels):
    right = 0
    for row, label in zip(p, labels):
        best, place = 0, 0
        for k, score in enumerate(row):
            if score > best:
                best, place = score, k
        right += place == label
    return right / len(labels)
