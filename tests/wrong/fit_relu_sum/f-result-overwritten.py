# mistake: the heights are shifted in place: if f gives its input back, the knots change
# second: and the slopes are the other way up
# expects: fit_relu_sum.slope-turned-over
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    start = float(y[0])
    y -= y[0]
    slopes = np.diff(knots) / np.diff(y)
    return start, np.diff(slopes, prepend=0)
