# style: a loop that counts
def accuracy(p, labels):
    right = 0
    for scores, label in zip(p.tolist(), labels):
        if scores.index(max(scores)) == label:
            right += 1
    return right / len(labels)
