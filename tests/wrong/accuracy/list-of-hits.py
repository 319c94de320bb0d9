# mistake: gives a list of hits, one a row
# expects: accuracy.hits
def accuracy(p, labels):
    hits = [1 if list(row).index(max(row)) == label else 0 for row, label in zip(p, labels)]
    return hits
