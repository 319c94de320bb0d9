# style: all unknowns at once: offset and weights by lstsq
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    columns = [np.ones(len(knots))] + [np.maximum(0, knots - k) for k in knots[:-1]]
    solution = np.linalg.lstsq(np.column_stack(columns), y, rcond=None)[0]
    return solution[0], solution[1:]
