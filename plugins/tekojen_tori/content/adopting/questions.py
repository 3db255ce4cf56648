"""The three questions that a letter puts to whoever took a deed as a model: asked on its page, read when answered."""

from tekojen_tori.content.adopting.adopts import How

WHO, HOW, WHAT = "1. Kuka otti mallia ja milloin?", "2. Miten?", "3. Mitä teitte tai muutitte?"
"""How the questions begin."""
QUESTIONS = (
    f"{WHO} (kunta tai organisaatio, vuosi riittää)",
    f"{HOW} Jätä yksi: {' / '.join(How)}",
    f"{WHAT} Virke tai kaksi riittää.",
)
"""As they stand in the letter, each with room to answer below it."""
