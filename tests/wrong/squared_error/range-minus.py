# mistake: the first number is left out
# expects: squared_error.misses-first
def squared_error(target, output):
    t, o = target.ravel(), output.ravel()
    return 0.5*sum((t[i]-o[i])**2 for i in range(1, len(t)))