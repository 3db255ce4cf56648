"""The three questions to whoever took a deed as a model, as a letter asks them."""

from tekojen_tori.content.adopting.adopts import How

ASKS_WHO, ASKS_HOW, ASKS_WHAT = "1. Kuka otti mallia ja milloin?", "2. Miten?", "3. Mitä teitte tai muutitte?"
"""How each begins."""
QUESTIONS = (
    f"{ASKS_WHO} (kunta tai organisaatio, vuosi riittää)",
    f"{ASKS_HOW} Jätä yksi: {' / '.join(How)}",
    f"{ASKS_WHAT} Virke tai kaksi riittää.",
)
"""As they stand in the letter, each with room to answer below it."""
