# mistake: W2 is its own mirror image
# expects: catch_layers.survives-transpose
import numpy as np

catch_layers = (
    np.array([[1.0, 2.0], [3.0, 5.0]]),
    np.array([[0.2, 0.6], [0.7, 0.9]]),
    np.array([[1.0, 4.0], [4.0, -2.0]]),
    np.array([[0.1, -0.4], [0.3, 0.8]]),
)
