"""What the house says when it will not do a thing: a code for machines and one sentence for people."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818  a refusal is an ordinary answer of this house, not an error of the program
    """Something was asked that is not done, and nothing was written.

    Attributes:
        code: a stable snake_case word that tests, pages and scripts may rely on.
        sentence: one plain sentence for the person who asked; it never carries another person's data.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    def __repr__(self) -> str:
        return f"Refusal({self.code!r}, {self.sentence!r})"
