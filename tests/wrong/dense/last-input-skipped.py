# mistake: the loop over the inputs stops one too early
# expects: dense.misses-an-input
def dense(X, W, b):
    out = []
    for row in X:
        line = []
        for h in range(len(b)):
            total = b[h]
            for d in range(len(row) - 1):
                total = total + row[d] * W[d][h]
            line.append(total)
        out.append(line)
    return out
