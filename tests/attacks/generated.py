"""Attacks whose files must be made."""
from __future__ import annotations
from tests.attacks.attack import Attack
def generated_attacks() -> list[Attack]:
    return []
