# mistake: runs over one row of numbers only, not over tables or one number
# expects: property.shapes
def gradient_descent_step(w, grad, lr):
    new = []
    for i in range(len(w)):
        new.append(float(w[i]) - lr * float(grad[i]))
    return new
