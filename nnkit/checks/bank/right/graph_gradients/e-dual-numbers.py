# style: forward mode, each number carries its three slopes
import numpy as np

def graph_gradients(x, y, z):
    dx, dy, dz = np.eye(3)
    q, dq = x + y, dx + dy
    f, df = q * z, dq * z + q * dz
    return (f, *df)
