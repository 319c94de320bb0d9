# mistake: the inverse of a 2 by 2 matrix, written out
# expects: property.sizes
def newton_step(w, grad, hessian):
    (a, b), (c, d) = hessian
    det = a * d - b * c
    x = (d * grad[0] - b * grad[1]) / det
    y = (a * grad[1] - c * grad[0]) / det
    return [w[0] - x, w[1] - y]
