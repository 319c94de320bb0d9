# mistake: the pseudo-inverse drops all curvatures below a hundredth of the largest, so the weight in a flat direction does not move, e.g. with hessian [[200, 0], [0, 1]]; the worked value is right
# expects: property.pivot
import numpy as np


def newton_step(w, grad, hessian):
    # pinv is numerically safer than inv
    H_inv = np.linalg.pinv(np.array(hessian), rcond=1e-2)
    return np.array(w) - np.dot(H_inv, np.array(grad))
