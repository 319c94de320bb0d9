# mistake: labels glued to the rows become floats
# expects: minibatches.label-type
import numpy as np

def minibatches(X, y, batch_size, rng):
    data = np.column_stack([X, y]).astype(float)
    data = rng.permutation(data)
    for start in range(0, len(data), batch_size):
        piece = data[start:start + batch_size]
        yield piece[:, :-1], piece[:, -1]
