# mistake: the prediction leaves the bias out
# expects: perceptron_update.no-bias-in-score
import numpy as np

def perceptron_update(x, y, w, b, lr):
    prediction = np.where(x.dot(w) >= 0, 1, 0)
    err = y - prediction
    return w + lr * err * x, float(b + lr * err)
