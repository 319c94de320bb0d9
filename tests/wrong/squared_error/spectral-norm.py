# mistake: norm with ord=2 is the spectral norm for tables and does not exist beyond two axes
# expects: property.shapes
import numpy as np

def squared_error(target, output):
    d = np.asarray(target, float) - np.asarray(output, float)
    return 0.5 * float(np.linalg.norm(d, ord=2)) ** 2
