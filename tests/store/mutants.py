"""Source with one thing deleted: a statement, a decorator, or a line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from types import CodeType
from typing import TypeGuard

from attrs import frozen


@frozen
class Mutant:
    """A module with something deleted in one function.

    Attributes:
        function: the function's name.
        deleted: what was deleted, with its line.
        code: the module, compiled.
    """

    function: str
    deleted: str
    code: CodeType


def mutants(source: str, name: str) -> Iterator[Mutant]:
    """Every module that lacks one statement, decorator or line of a function, each once."""
    seen = {ast.dump(ast.parse(source))}
    for function, deleted, text in [*_without_statement(source), *_without_line(source)]:
        try:
            tree = ast.parse(text)
        except SyntaxError:  # a line that is only a part of something
            continue
        if ast.dump(tree) not in seen:
            seen.add(ast.dump(tree))
            yield Mutant(function, deleted, compile(text, f"<{name} without {deleted}>", "exec"))


def _without_statement(source: str) -> Iterator[tuple[str, str, str]]:
    tree = ast.parse(source)
    for function in _functions(tree):
        for block in _blocks(function):
            for place, node in enumerate(list(block)):
                if _is_docstring(node):
                    continue
                block[place : place + 1] = [ast.Pass()] if isinstance(node, ast.stmt) else []
                yield function.name, f"{node.lineno}: {ast.unparse(node).splitlines()[0]}", ast.unparse(tree)
                block[place : place + isinstance(node, ast.stmt)] = [node]


def _without_line(source: str) -> Iterator[tuple[str, str, str]]:
    lines = source.splitlines(keepends=True)
    for function in _functions(ast.parse(source)):
        said = {n for node in ast.walk(function) if _is_docstring(node) for n in _lines(node)}
        for number in _lines(function):
            if number not in said and lines[number - 1].strip():
                deleted = f"{number}: {lines[number - 1].strip()}"
                yield function.name, deleted, "".join(lines[: number - 1] + lines[number:])


def _functions(tree: ast.Module) -> list[ast.FunctionDef]:
    return [node for node in tree.body if isinstance(node, ast.FunctionDef)]


def _blocks(function: ast.FunctionDef) -> list[list[ast.stmt | ast.expr]]:
    """Every list of statements in the function, at any depth, and its decorators."""
    names = ("body", "orelse", "decorator_list")
    found = [getattr(node, name, None) for node in ast.walk(function) for name in names]
    return [block for block in found if isinstance(block, list)]  # a conditional's body is one expression


def _is_docstring(node: ast.AST) -> TypeGuard[ast.Expr]:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _lines(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)
