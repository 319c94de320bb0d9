# mistake: the default list is shared by all calls and keeps the squares of earlier ones
# second: the squares are not halved
# expects: relation.remembers
import numpy as np

def squared_error(target, output, squares=[]):
    for t, o in zip(np.ravel(target).tolist(), np.ravel(output).tolist()):
        squares.append((t - o) ** 2)
    return sum(squares)
