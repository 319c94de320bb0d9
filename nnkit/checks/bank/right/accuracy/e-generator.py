# style: pairs of score and place
def accuracy(p, labels):
    guesses = (max(zip(row, range(len(row))))[1] for row in p)
    return sum(int(g == label) for g, label in zip(guesses, labels)) / len(labels)
