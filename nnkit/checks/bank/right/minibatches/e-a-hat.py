# style: an iterator that draws from a hat without putting back
class minibatches:
    def __init__(self, X, y, batch_size, rng):
        self.X, self.y, self.size = X, y, batch_size
        self.hat = rng.choice(len(X), size=len(X), replace=False).tolist()

    def __iter__(self):
        return self

    def __next__(self):
        if not self.hat:
            raise StopIteration
        drawn = [self.hat.pop() for _ in range(min(self.size, len(self.hat)))]
        return self.X[drawn], self.y[drawn]
