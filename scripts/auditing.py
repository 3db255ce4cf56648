"""What pip-audit says of locked packages, read."""

import json
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Audit:
    """Known weaknesses, as sentences, and the packages that could not be looked up."""

    weaknesses: tuple[str, ...]
    not_known: tuple[str, ...]


def read(answer: str) -> Audit | None:
    """An audit of pip-audit's JSON; None if no database was reached.

    pip-audit ends well if the registry it asked knows none of the packages: that is no audit either.
    """
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return None
    not_known = tuple(package["name"] for package in packages if "skip_reason" in package)
    if len(not_known) == len(packages):
        return None
    return Audit(tuple(sentence for package in packages for sentence in _weaknesses(package)), not_known)


def _weaknesses(package: dict[str, object]) -> Iterator[str]:
    found = package.get("vulns", ())
    assert isinstance(found, list | tuple)
    for weakness in found:
        mended = ", ".join(weakness["fix_versions"])
        rest = f"Korjattu versiossa {mended}." if mended else "Korjausta ei vielä ole."
        yield f"{package['name']} {package['version']}: {weakness['id']}. {rest}"
