# mistake: divided by the number of classes
# expects: accuracy.divided-by-classes
def accuracy(p, labels):
    N, K = p.shape
    right = sum(int(p[n].argmax() == labels[n]) for n in range(N))
    return right / K
