# mistake: in per cent
# expects: accuracy.percent
def accuracy(p, labels):
    share = (p.argmax(axis=1) == labels).mean()
    return 100 * share
