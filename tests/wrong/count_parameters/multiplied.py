# mistake: the layers' counts are multiplied
# second: and without biases
# expects: count_parameters.product
import numpy as np

def count_parameters(sizes):
    return int(np.prod(sizes))
