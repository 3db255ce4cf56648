"""The subject "build": what a whole site costs, ours beside Hugo with Pagefind and Material, on the same texts."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import environment
from measuring.building import Cost, Material, build_ours
from measuring.hugo import Hugo
from measuring.results import OURS, Measurement


def measure_builds(content: Path, folder: Path, runs: int) -> Iterator[Measurement]:
    """Build by turns, so many times. Ours is without share images, which no peer draws.

    "build" keeps nothing from before. "build_again" is after an edit of one deed, with all that the build before kept.
    """
    deeds = sum(1 for _ in (content / "deeds").rglob("*.md"))
    ours = folder / "tori"
    shutil.copytree(content, ours / "content")
    edited = next((ours / "content" / "deeds").rglob("*.md"))
    hugo, material = Hugo(content, folder / "hugo"), Material(content, folder / "material")

    def cold() -> Cost:
        return build_ours(ours / "content", ours / "site", is_cold=True, SHARE_IMAGES="false")

    def again() -> Cost:
        edited.write_text(f"{edited.read_text(encoding='utf-8')}\nVielä yksi virke.\n", encoding="utf-8")
        return build_ours(ours / "content", ours / "site", SHARE_IMAGES="false")

    builds: dict[tuple[str, str], Callable[[], Cost]] = {
        ("build", OURS): cold,
        ("build_again", OURS): again,
        ("build", "hugo"): hugo.build,
        ("build_again", "hugo"): hugo.build,
        ("build", "material"): material.build,
    }
    costs: dict[tuple[str, str], list[Cost]] = {name: [] for name in builds}
    for number in range(runs):
        environment.tell(f"Rakennan {deeds} teon sivustot, kierros {number + 1}/{runs}.")
        for name, build in builds.items():
            costs[name].append(build())
    for (what, who), each in costs.items():
        yield Measurement(what, who, deeds, median(cost.seconds for cost in each), "s", runs)
        yield Measurement(f"{what}_cpu", who, deeds, median(cost.cpu for cost in each), "s", runs)
        yield Measurement(f"{what}_memory", who, deeds, median(cost.megabytes for cost in each), "MB", runs)
    for who, site in ((OURS, ours / "site"), ("hugo", hugo.site), ("material", material.site)):
        size = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
        yield Measurement("site_bytes", who, deeds, size, "bytes", 1)
