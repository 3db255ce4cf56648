"""A check of a pull request told to its sender: what to mend, how, and what comes next. In Markdown, for GitHub."""

from collections.abc import Collection, Sequence
from itertools import groupby

from tekojen_tori.contributing.issues.replies import quoted
from tekojen_tori.language.numbers import others
from tekojen_tori.reading.problems import Problem, Severity, errors
from tekojen_tori.reading.report import summary

_MOST_TOLD = 100
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}
_HELP = "CONTRIBUTING.md"


def as_summary(problems: Sequence[Problem], changed: Collection[str]) -> str:
    """What the check found. `changed` are the files that the pull request changes; their problems come first."""
    deeds = sorted(file for file in changed if file.startswith("deeds/") and file.endswith(".md"))
    lines = ["## Tarkistus", "", _outcome(problems), ""]
    if deeds:
        lines += ["Tarkistetut teot:", "", *(f"- {quoted(file)}" for file in deeds), ""]
    own = [problem for problem in problems if problem.file in changed]
    others = [problem for problem in problems if problem.file not in changed]
    if own:
        lines += _by_file(own)
    if others:
        lines += ["### Muualla kuin muutoksissasi", ""]
        lines += ["Näitä sinun ei tarvitse korjata; kerro niistä ylläpidolle.", "", *_by_file(others)]
    return "\n".join([*lines, *_next(problems, deeds)]).rstrip() + "\n"


def _outcome(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Kaikki kunnossa, kiitos! 🎉"
    if not errors(problems):
        return f"Kaikki olennainen on kunnossa, kiitos! 🎉 {summary(problems)}"
    return f"Kiitos! Jotakin pitää vielä korjata. {summary(problems)}"


def _by_file(problems: Sequence[Problem]) -> list[str]:
    lines = []
    for file, found in groupby(problems[:_MOST_TOLD], lambda problem: problem.file):
        lines += [f"### {quoted(file)}", "", *map(_told, found), ""]
    if len(problems) > _MOST_TOLD:
        lines += [f"… ja vielä {others(len(problems) - _MOST_TOLD)}.", ""]
    return lines


def _told(problem: Problem) -> str:
    hint = f" **{quoted(problem.hint)}**" if problem.hint else ""
    return f"- {_SIGNS[problem.severity]} Rivi {problem.line}: {quoted(problem.message)}{hint}"


def _next(problems: Sequence[Problem], deeds: Sequence[str]) -> list[str]:
    if errors(problems):
        return [
            "### Näin korjaat",
            "",
            "1. Avaa pull requestin välilehti **Files changed**. Huomautukset ovat oikeiden rivien kohdalla.",
            "2. Paina tiedoston kohdalla **⋯ → Edit file**, korjaa rivi ja paina **Commit changes**.",
            "3. Tarkistus tehdään heti uudelleen. Muuta ei tarvita.",
            "",
            f"Kentät on selitetty tiedostossa {_HELP}. Jos jäit jumiin, kysy kommentissa – ylläpito auttaa.",
        ]
    pages = ", ".join(quoted(f"teot/{deed.rpartition('/')[2].removesuffix('.md')}/index.html") for deed in deeds)
    return [
        "### Esikatselu",
        "",
        "Kun sivusto on rakennettu, se on tämän sivun lopussa kohdassa **Artifacts** nimellä `esikatselu`. "
        f"Pura paketti ja avaa siitä {pages or 'index.html'}.",
    ]
