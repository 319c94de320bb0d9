# mistake: the loop stops one entry early
# expects: squared_error.misses-last
def squared_error(target, output):
    t, o = target.flatten(), output.flatten()
    e = 0.0
    for i in range(len(t) - 1):
        e += (t[i] * 1.0 - o[i]) ** 2
    return e * 0.5
