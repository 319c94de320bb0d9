# style: x times the question whether it is positive
def relu(x):
    return x * (x > 0)
