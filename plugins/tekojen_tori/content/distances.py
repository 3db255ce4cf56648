"""How far places are from each other."""

from math import asin, cos, radians, sin, sqrt

from tekojen_tori.content.registers import Municipality

_RADIUS = 6371.0  # km, the mean of the Earth's


def kilometres(one: Municipality, other: Municipality) -> float:
    """The way between the centres of two municipalities as the crow flies, by the haversine formula."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    between = sin(north / 2) ** 2 + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * _RADIUS * asin(sqrt(between))
