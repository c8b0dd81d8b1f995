"""What the guidance scale means to the painter."""

BALANCED, FULL = 8.0, 20.0


def adherence(guidance: float) -> float:
    """Return how much of the prompt is followed: 0 at guidance 0, 1 from about 5 on."""
    part = min(1.0, max(0.0, guidance / 5.0))
    return part * part * (3 - 2 * part)


def excess(guidance: float) -> float:
    """Return how far guidance is beyond balance, 0..1."""
    return min(1.0, max(0.0, (guidance - BALANCED) / (FULL - BALANCED)))
