# mistake: is a running mean over all the calls so far
# expects: relation.remembers
import numpy as np

class Metric:
    def __init__(self):
        self.total, self.count = 0.0, 0

    def __call__(self, y, p):
        d = np.asarray(y, float) - np.asarray(p, float)
        self.total += float((d ** 2).sum())
        self.count += d.size
        return self.total / self.count

mean_squared_error = Metric()
