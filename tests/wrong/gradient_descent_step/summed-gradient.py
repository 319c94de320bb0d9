# mistake: one step for all, the mean of the gradient
# second: rounded to three decimals
# expects: gradient_descent_step.one-slope-for-all
import numpy as np

def gradient_descent_step(w, grad, lr):
    slope = np.mean(grad)
    return np.round(w - lr * slope, 3)
