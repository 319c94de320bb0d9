# mistake: takes the median of the squares and not the mean
# expects: mean_squared_error.one-of-them
import statistics

def mean_squared_error(y, p):
    return statistics.median([(a - b) ** 2 for a, b in zip(y.ravel().tolist(), p.ravel().tolist())])
