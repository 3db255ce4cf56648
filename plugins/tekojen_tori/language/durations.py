"""Lengths of time and moments within them, for Finnish readers."""


def clock(seconds: float) -> str:
    """A moment as players show it: 1:05, 12:30, 1:02:30."""
    minutes, left = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def duration(seconds: int) -> str:
    """How long something is, no more exact than a listener needs: 40 s, 34 min, 1 t 5 min."""
    if seconds < 60:
        return f"{seconds}\u00a0s"
    hours, minutes = divmod(round(seconds / 60), 60)
    whole = f"{hours}\u00a0t" if hours else ""
    return " ".join(part for part in (whole, f"{minutes}\u00a0min" if minutes else "") if part)
