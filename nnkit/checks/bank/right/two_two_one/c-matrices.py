# style: each layer as a matrix
import numpy as np

def two_two_one(x1, x2, p):
    W = np.array([[p["w11"], p["w12"]], [p["w21"], p["w22"]]])
    Z = np.array([x1, x2]) @ W + np.array([p["b1"], p["b2"]])
    A = 1 / (1 + np.exp(-Z))
    z = A @ np.array([p["w1"], p["w2"]]) + p["b"]
    return {"z1": Z[0], "a1": A[0], "z2": Z[1], "a2": A[1], "z": z, "y_hat": 1 / (1 + np.exp(-z))}
