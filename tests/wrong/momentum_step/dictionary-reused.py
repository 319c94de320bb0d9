# mistake: the same dictionary is changed and given back
# second: momentum multiplies the gradient too
# expects: momentum_step.gradient-damped
def momentum_step(w, grad, state, lr, momentum):
    if state is None:
        state = {"velocity": 0.0}
    state["velocity"] = momentum * (state["velocity"] - lr * grad)
    return w + state["velocity"], state
