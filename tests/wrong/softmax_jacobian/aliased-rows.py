# mistake: [[0]*K]*K holds one row K times, so all rows end as the last one
# expects: relation.last-sample
def softmax_jacobian(z):
    import math
    K = len(z)
    m = float(max(z))
    e = [math.exp(float(v) - m) for v in z]
    t = sum(e)
    J = [[0.0] * K] * K
    for i in range(K):
        for j in range(K):
            J[i][j] = e[i] / t * ((1.0 if i == j else 0.0) - e[j] / t)
    return J
