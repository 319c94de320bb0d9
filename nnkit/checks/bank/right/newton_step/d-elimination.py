# style: Gaussian elimination in plain Python, the largest pivot first
def newton_step(w, grad, hessian):
    n = len(w)
    A = [[float(v) for v in row] + [float(g)] for row, g in zip(hessian, grad)]
    for i in range(n):
        best = max(range(i, n), key=lambda r: abs(A[r][i]))
        A[i], A[best] = A[best], A[i]
        A[i] = [v / A[i][i] for v in A[i]]
        for r in range(n):
            if r != i:
                A[r] = [v - A[r][i] * u for v, u in zip(A[r], A[i])]
    return [float(w[i]) - A[i][n] for i in range(n)]
