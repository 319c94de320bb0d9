# style: a lambda that adds the downhill step
gradient_descent_step = lambda w, grad, lr: w + (-lr) * grad
