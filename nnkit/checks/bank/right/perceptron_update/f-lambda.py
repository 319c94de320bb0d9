# style: two lambdas: one finds the error, the other moves by it
_move = lambda x, w, b, d: (w + d * x, b + d)
perceptron_update = lambda x, y, w, b, lr: _move(x, w, b, lr * (y - int(x.dot(w) >= -b)))
