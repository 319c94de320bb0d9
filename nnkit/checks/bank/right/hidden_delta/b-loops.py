# style: plain loops, one number at a time
def hidden_delta(W_next, delta_next, a):
    result = []
    for n in range(len(a)):
        row = []
        for h in range(len(W_next)):
            error = 0.0
            for k in range(len(W_next[h])):
                error += W_next[h][k] * delta_next[n][k]
            row.append(error * a[n][h] * (1 - a[n][h]))
        result.append(row)
    return result
