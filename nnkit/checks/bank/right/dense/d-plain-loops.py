# style: three loops, lists in plain Python
def dense(X, W, b):
    out = []
    for row in X:
        z = [float(bias) for bias in b]
        for j in range(len(b)):
            for i in range(len(row)):
                z[j] += row[i] * W[i][j]
        out.append(z)
    return out
