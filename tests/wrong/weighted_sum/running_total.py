# mistake: a global total that goes on growing from call to call
# expects: relation.remembers
total = 0

def weighted_sum(x, w, b):
    global total
    for xi, wi in zip(x, w):
        total += xi * wi
    return total + b
