"""Predicates of a page become expressions, by ``ast`` against a white list. No evaluation."""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping

from forensics.rules.model import Call, Combination, Expression, Ref


class ExpressionError(ValueError):
    """A predicate that is not one: the message says what is wrong with it."""


def parse(text: str, roles: Collection[str], known: Mapping[str, tuple[int, int]]) -> Expression:
    """``during(s.date, r.period)``, ``not equals(s.direction, "entry")``, joined by and, or.

    ``known``: predicate -> least and greatest number of arguments. Raises
    ``ExpressionError``.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except SyntaxError as error:
        raise ExpressionError(f"cannot be read: {text!r} ({error.msg})") from None
    return _expression(tree.body, text, roles, known)


def _expression(
    node: ast.expr, text: str, roles: Collection[str], known: Mapping[str, tuple[int, int]]
) -> Expression:
    if isinstance(node, ast.BoolOp):
        how = "and" if isinstance(node.op, ast.And) else "or"
        return Combination(how, tuple(_expression(v, text, roles, known) for v in node.values))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return Combination("not", (_expression(node.operand, text, roles, known),))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        name = node.func.id
        if name not in known:
            raise ExpressionError(
                f"unknown predicate {name!r} in {text!r}; known are {', '.join(sorted(known))}"
            )
        least, most = known[name]
        if not least <= len(node.args) <= most:
            raise ExpressionError(f"{name} takes {least} to {most} arguments: {text!r}")
        return Call(name, tuple(_argument(a, text, roles) for a in node.args))
    raise ExpressionError(f"only predicates joined by and, or, not are allowed: {text!r}")


def _argument(node: ast.expr, text: str, roles: Collection[str]) -> Ref | str | int:
    if isinstance(node, ast.Constant) and type(node.value) in (str, int):
        value = node.value
        assert isinstance(value, str | int)
        return value
    role, attribute = "", ""
    if isinstance(node, ast.Name):
        role = node.id
    elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        role, attribute = node.value.id, node.attr
    if role not in roles:
        raise ExpressionError(f"{ast.unparse(node)!r} names no fact of the rule in {text!r}")
    if attribute.startswith("_"):
        raise ExpressionError(f"{attribute!r} is not an attribute: {text!r}")
    return Ref(role, attribute)
