# style: the slope of the straight line that numpy lays through two points
import numpy as np

def slope(f, x, h):
    return np.polyfit([-1.0, 1.0], [f(x - h), f(x + h)], 1)[0] / h
