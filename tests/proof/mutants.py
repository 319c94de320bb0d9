"""Mutants of a right answer: one small change each, as a slip of the hand would make it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

_OPERATORS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.MatMult),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.Mod: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
}
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
_METHODS = {
    "max": ("min", "mean"),
    "min": ("max",),
    "sum": ("mean", "max"),
    "mean": ("sum",),
    "exp": ("exp2", "expm1"),
    "log": ("log2", "log1p"),
    "zeros_like": ("ones_like",),
    "zeros": ("ones",),
    "copy": (),
}


def mutants(source: str) -> Iterator[tuple[str, str]]:
    """Yield (what was changed, the changed source), every source once."""
    tree = ast.parse(source)
    seen = {ast.unparse(tree)}
    for place, node in enumerate(ast.walk(tree)):
        for what, change in _changes(node):
            changed = ast.parse(source)
            target = next(n for i, n in enumerate(ast.walk(changed)) if i == place)
            if not change(target):
                continue
            ast.fix_missing_locations(changed)
            try:
                text = ast.unparse(changed)
                compile(text, "<mutant>", "exec")
            except (SyntaxError, ValueError, AttributeError):
                continue
            if text not in seen:
                seen.add(text)
                line = getattr(node, "lineno", 0)
                yield f"line {line}: {what}", text


def _changes(node: ast.AST):  # noqa: ANN202, C901
    match node:
        case ast.BinOp(op=op) | ast.AugAssign(op=op):
            for other in _OPERATORS.get(type(op), ()):
                yield f"{type(op).__name__} to {other.__name__}", _set("op", other())
        case ast.Compare(ops=[op]):
            for new in _COMPARISONS.get(type(op), ()):
                yield f"{type(op).__name__} to {new.__name__}", _set("ops", [new()])
        case ast.BoolOp(op=op):
            swapped = ast.And() if isinstance(op, ast.Or) else ast.Or()
            yield "and/or exchanged", _set("op", swapped)
        case ast.UnaryOp(op=ast.USub()):
            yield "minus dropped", _set("op", ast.UAdd())
        case ast.Constant(value=bool(value)):
            yield f"{value} to {not value}", _set("value", not value)
        case ast.Constant(value=int(value)):
            for number in {value + 1, value - 1, 0, 1} - {value}:
                yield f"{value} to {number}", _set("value", number)
        case ast.Constant(value=float(value)):
            yield f"{value} to {2 * value + 1}", _set("value", 2 * value + 1)
    if isinstance(node, ast.AugAssign):
        yield "+= to =", _plain_assignment
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            if keyword.arg in ("axis", "keepdims"):
                yield f"{keyword.arg} dropped", _without(keyword.arg)
        if isinstance(node.func, ast.Attribute):
            for name in _METHODS.get(node.func.attr, ()):
                yield f"{node.func.attr} to {name}", _method(name)
            if node.func.attr == "copy":
                yield ".copy() dropped", _no_copy
    for name in ("body", "orelse"):
        statements = getattr(node, name, None)
        if isinstance(statements, list) and len(statements) > 1:
            for i, statement in enumerate(statements):
                if not isinstance(statement, ast.FunctionDef | ast.Import | ast.ImportFrom):
                    yield f"{name} loses {ast.unparse(statement)[:40]!r}", _drop(name, i)
    if isinstance(node, ast.FunctionDef) and len(names := _locals(node)) > 1:
        uses = [
            n for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
        ]
        for i, use in enumerate(uses):
            if use.id in names:
                for other in names:
                    if other != use.id:
                        yield f"{use.id} to {other}", _rename(i, other)


def _locals(node: ast.FunctionDef) -> list[str]:
    found = [a.arg for a in node.args.args]
    found += [
        n.id for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
    ]
    return sorted(set(found))


def _set(name: str, value: object):  # noqa: ANN202
    def change(node: ast.AST) -> bool:
        setattr(node, name, value)
        return True

    return change


def _without(keyword: str):  # noqa: ANN202
    def change(node: ast.AST) -> bool:
        node.keywords = [k for k in node.keywords if k.arg != keyword]
        return True

    return change


def _method(name: str):  # noqa: ANN202
    def change(node: ast.AST) -> bool:
        node.func.attr = name
        return True

    return change


def _no_copy(node: ast.AST) -> bool:
    """`a.copy()` becomes `a[...]`, which is a view."""
    inner = node.func.value
    if isinstance(inner, ast.Name) and inner.id == "np" or node.args:
        return False
    node.func = ast.Attribute(inner, "view", ast.Load())
    return True


def _plain_assignment(node: ast.AST) -> bool:
    target, value = node.target, node.value
    node.__class__ = ast.Assign
    node.targets, node.value, node.type_comment, node.lineno = [target], value, None, 0
    return True


def _drop(name: str, i: int):  # noqa: ANN202
    def change(node: ast.AST) -> bool:
        del getattr(node, name)[i]
        return True

    return change


def _rename(i: int, other: str):  # noqa: ANN202
    def change(node: ast.AST) -> bool:
        uses = [
            n for n in ast.walk(node) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
        ]
        uses[i].id = other
        return True

    return change
