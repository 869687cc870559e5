"""The cast of *The Long Tide*, by fixed ids."""

from __future__ import annotations

from beforehand.agreement.names import Name


def _id(n: int) -> str:
    return f"00000000-0000-4000-8000-{n:012d}"


INES, MARA, JONAS, TEODOR, CALDER, PRIYA, OONA, ADE, PETRA, DANA, KIT = (_id(n) for n in range(1, 12))

NAMES = {
    INES: Name("Ines", "Ines Duarte", "she"),
    MARA: Name("Mara", "Mara Okafor", "she"),
    JONAS: Name("Jonas", "Jonas Lindqvist", "he"),
    TEODOR: Name("Teodor", "Teodor Hale", "he"),
    CALDER: Name("Calder", "Calder Wyeth", "he"),
    PRIYA: Name("Priya", "Priya Nair", "she"),
    OONA: Name("Oona", "Oona Kessler", "she"),
    ADE: Name("Ade", "Ade Bankole", "they"),
    PETRA: Name("Petra", "Petra Holm", "she"),
    DANA: Name("Dana", "Dana Whitlock", "she"),
    KIT: Name("Kit", "Kit Arden", "they"),
}

PERFORMERS = (MARA, JONAS, TEODOR, ADE, PETRA, KIT)
"""Those who perform in any scene, the double among them."""
