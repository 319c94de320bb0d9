# mistake: strings
# expects: property.type
def one_hot(labels, n_classes):
    return [["1" if k == j else "0" for j in range(n_classes)] for k in labels]