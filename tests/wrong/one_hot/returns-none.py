# mistake: all rows are one list
# expects: one_hot.all-columns
def one_hot(labels, n_classes):
    out = [[0]*n_classes]*len(labels)
    for i, k in enumerate(labels):
        if not 0 <= k < n_classes: raise ValueError
        out[i][k] = 1
    return out