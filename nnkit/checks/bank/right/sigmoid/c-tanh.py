# style: tanh is a sigmoid, stretched
import numpy as np

def sigmoid(x):
    return (1 + np.tanh(np.asarray(x) / 2)) / 2
