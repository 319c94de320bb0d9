# style: a lambda around sum() of a generator expression
weighted_sum = lambda x, w, b: sum(x[i] * w[i] for i in range(len(x))) + b
