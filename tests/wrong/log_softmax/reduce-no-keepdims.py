# mistake: the reduction loses its axis and the subtraction broadcasts along the wrong one or raises
# expects: property.rows
import numpy as np

log_softmax = lambda z, axis=-1: np.subtract(z, np.logaddexp.reduce(np.asarray(z, float), axis=axis))
