# mistake: nudges the entries of the caller's float array and nudges them back, which does not restore them to the last bit, so the input is changed a little (e.g. [0.1, 0.7])
# expects: property.changes-input
import numpy as np


def softmax_jacobian(z):
    """Give the table of slopes of each probability by each score."""
    z = np.asarray(z, dtype=float)

    def s():
        e = np.exp(z - z.max())
        return e / e.sum()

    h = 1e-5
    J = np.zeros((len(z), len(z)))
    for j in range(len(z)):
        z[j] += h
        up = s()
        z[j] -= 2 * h
        down = s()
        z[j] += h
        J[:, j] = (up - down) / (2 * h)
    return J
