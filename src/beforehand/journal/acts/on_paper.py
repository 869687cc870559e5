"""What a performer wrote on paper, entered by somebody else: narrowings alone (DESIGN §8, said aloud).

``claimed_at`` is the time that the paper gives, RFC 3339 in UTC: a claim, beside the act's server time, which counts.
The acts are sealed with the performer's own key, whoever entered them. No act here has a text field (rule 5).
"""

from __future__ import annotations

from beforehand.journal.act import Body, Data, act


@act("answer_on_paper", direction="narrows", vault="person")
class AnswerOnPaper(Body):
    """A performer's ``decline`` or ``talk`` to one digest."""

    person: str
    digest: str
    word: str
    claimed_at: str

    def owner(self, author: str) -> str:
        """The performer."""
        del author
        return self.person


@act("fence_on_paper", direction="narrows", vault="person")
class FenceOnPaper(Body):
    """A performer's fence; ``entry`` is as :mod:`beforehand.agreement.boundary_data` makes it."""

    person: str
    boundary: str
    entry: Data
    claimed_at: str

    def owner(self, author: str) -> str:
        """The performer."""
        del author
        return self.person
