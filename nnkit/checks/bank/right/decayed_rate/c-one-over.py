# style: a factor 1 / (1 + decay t)
def decayed_rate(lr, decay, t):
    factor = (1 + t * decay) ** -1
    return lr * factor
