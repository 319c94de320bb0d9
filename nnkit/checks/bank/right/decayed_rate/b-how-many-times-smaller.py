# style: first by how much the rate is smaller
def decayed_rate(lr, decay, t):
    times_smaller = 1.0
    for _ in range(t):
        times_smaller += decay
    return lr / times_smaller
