# mistake: eliminates without exchanging rows, so a 0 on the diagonal breaks it
# expects: property.pivot
def newton_step(w, grad, hessian):
    n = len(w)
    A = [[float(v) for v in row] + [float(g)] for row, g in zip(hessian, grad)]
    for i in range(n):
        pivot = A[i][i]
        A[i] = [v / pivot for v in A[i]]
        for r in range(n):
            if r != i:
                A[r] = [v - A[r][i] * u for v, u in zip(A[r], A[i])]
    return [w[i] - A[i][n] for i in range(n)]
