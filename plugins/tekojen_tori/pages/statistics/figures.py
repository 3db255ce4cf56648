"""The statistics as figures: each with its heading, what it tells, its table and what its chart shows."""

from collections.abc import Iterator

from tekojen_tori.catalogue.shares import rounded, share_of
from tekojen_tori.content.dates import Years
from tekojen_tori.content.living.follows_up import State
from tekojen_tori.language.dates import moment, months
from tekojen_tori.language.numbers import NO_BREAK_SPACE, number
from tekojen_tori.language.sentences import sentence
from tekojen_tori.pages.statistics.catalogue import Statistics, YearFigures
from tekojen_tori.publishing import addresses
from tekojen_tori.publishing.addresses import address
from tekojen_tori.publishing.drawing.charts import ChartBar, Mark, bar_chart, step_chart
from tekojen_tori.publishing.drawing.figure import Figure, TableRow
from tekojen_tori.publishing.drawing.group_figure import of_groups


def figures(found: Statistics) -> tuple[Figure, ...]:
    """Every figure, in the order in which they are shown; none of a catalogue without deeds."""
    if not found.deeds:
        return ()
    return (
        *((_by_year(found), _growth(found)) if found.known_years else ()),
        *((_by_span(found),) if found.spans else ()),
        _sectors(found),
        _themes(found),
        *_support(found),
        _regions(found),
        _municipalities(found),
        _doers(found),
        _stages(found),
        *_evidence(found),
        *_taken(found),
        *_living(found),
        _having_deeds(found),
        *_kinds(found),
    )


def _by_year(found: Statistics) -> Figure:
    years = found.known_years
    rows = [
        TableRow(
            str(year.year),
            (year.total, year.new, year.per_month),
            address(Years(year.year, year.year)),
            last_in_words="" if year.per_month else f"alle{NO_BREAK_SPACE}1",
        )
        for year in years
    ]
    tells = f"Pylväs kertoo, kuinka monta uutta tekoa kultakin vuodelta on. {_months_counted(years[-1])}"
    if found.spans:
        tells += " Teot, joista tiedetään vain aikaväli, ovat omassa kuviossaan."
    title, columns = "Uudet teot vuosittain", ("Vuosi", "Tekoja yhteensä", "Uusia tekoja", "Uusia kuukaudessa")
    bars = [ChartBar(str(year.year), year.new, number(year.new)) for year in years]
    return Figure("vuosittain", title, tells, columns, tuple(rows), bar_chart("vuosittain", title, bars))


def _by_span(found: Statistics) -> Figure:
    title = "Teot, joiden tarkkaa vuotta ei tiedetä"
    tells = "Pylväs kertoo, kuinka monesta teosta tiedetään vain, minkä vuosien välillä se on tehty."
    rows = [TableRow(span.name, (count,), address(span)) for span, count in found.spans]
    bars = [ChartBar(span.name, count, number(count)) for span, count in found.spans]
    return Figure("aikavalit", title, tells, ("Vuodet", "Tekoja"), tuple(rows), bar_chart("aikavalit", title, bars))


def _months_counted(last: YearFigures) -> str:
    told = "Taulukossa on myös, kuinka monta uutta tekoa vuodessa on keskimäärin kuukautta kohti."
    if last.months == 12:
        return told
    month = months()[last.months - 1]
    return f"{told} Vuoden {last.year} keskiarvo on laskettu {month}n loppuun, sillä uusin teko on {month}lta."


def _growth(found: Statistics) -> Figure:
    """The chart begins and ends with whole years, even if the last one is not over."""
    years, every = found.known_years, found.known_years[-1].total
    first = years[0].year
    span = years[-1].year + 1 - first

    def place(year: int, months: float) -> float:
        return (year - first + months / 12) / span

    tells = "Käyrä kertoo, kuinka monta tekoa oli tehty kunkin kuukauden loppuun mennessä."
    if found.without_month:
        tells += (
            f" Jos teosta tiedetään vain vuosi, se on laskettu vuoden joulukuulle. Tällaisia tekoja on "
            f"{number(found.without_month)}, joten määrä on todellisuudessa kasvanut tasaisemmin."
        )
    if found.spans:
        tells += " Teot, joiden tarkkaa vuotta ei tiedetä, eivät ole mukana."
    title = "Tekojen määrän kasvu"
    steps = [(place(month.year, month.month), month.total / every) for month in found.months]
    totals = [Mark(place(year.year, year.months), year.total / every, number(year.total)) for year in years]
    ticks = [Mark(place(year.year, 6), 0, str(year.year)) for year in years]
    described = "; ".join(f"{year.year}: {number(year.total)}" for year in years)
    rows = [TableRow(moment(month.year, month.month), (month.total, month.new)) for month in found.months]
    columns = ("Kuukausi", "Tekoja yhteensä", "Uusia tekoja")
    chart = step_chart("kasvu", title, described, steps, totals, ticks)
    return Figure("kasvu", title, tells, columns, tuple(rows), chart)


def _sectors(found: Statistics) -> Figure:
    return of_groups(
        "palvelualoittain",
        "Teot palvelualoittain",
        "Pylväs kertoo, kuinka monta tekoa palvelualalla on ja kuinka suuri osuus kaikista teoista se on.",
        "Palveluala",
        [(sentence(one.thing.name), one, address(one.thing)) for one in found.sectors],
        shown=len(found.sectors),
        styles={sentence(one.thing.name): f"sector-{one.thing.slug}" for one in found.sectors},
    )


def _themes(found: Statistics) -> Figure:
    return of_groups(
        "teemoittain",
        "Teot teemoittain",
        "Pylväs kertoo, kuinka moni teko liittyy teemaan. Teolla voi olla useita teemoja, joten sama teko voi olla "
        "mukana monessa pylväässä.",
        "Teema",
        [(sentence(one.thing.name), one, address(one.thing)) for one in found.themes],
    )


def _support(found: Statistics) -> Iterator[Figure]:
    """What support the deeds had; nothing where that isn't told of any."""
    if any(one.deeds for one in found.support):
        yield of_groups(
            "tuen-mukaan",
            "Teot tuen mukaan",
            "Pylväs kertoo, kuinka monen teon tekijät saivat kehittämiseensä tällaista tukea. Tukea on voinut olla "
            "monenlaista.",
            "Tuki",
            [(sentence(one.thing.name), one, address(one.thing)) for one in found.support],
        )


def _stages(found: Statistics) -> Figure:
    return of_groups(
        "vaiheittain",
        "Teot vaiheittain",
        "Pylväs kertoo, kuinka moni teko on ideana, kokeiltavana, leviämässä tai laajasti käytössä. Vaihe on tekijän "
        f"kertoma tai lähteestä, ja mallin ottajat voivat nostaa sitä. {found.stage_rule.in_words}",
        "Vaihe",
        [(sentence(one.thing) if one.thing else "Vaihetta ei ole kerrottu", one, None) for one in found.stages],
    )


def _evidence(found: Statistics) -> Iterator[Figure]:
    """In how many deeds it is told how it is known what came of them; nothing where that isn't told of any."""
    if any(one.deeds for one in found.evidence if one.thing):
        yield of_groups(
            "mista-tiedetaan",
            "Mistä tiedetään, mitä teosta seurasi",
            "Pylväs kertoo, kuinka monesta teosta on kerrottu, miten tulos tiedetään: onko se tekijän tuntuma vai onko "
            "sitä kysytty, mitattu tai verrattu.",
            "Miten tiedetään",
            [(sentence(one.thing) if one.thing else "Ei ole kerrottu", one, None) for one in found.evidence],
        )


def _taken(found: Statistics) -> Iterator[Figure]:
    """How many deeds others took as a model; nothing where that isn't told of any."""
    if found.taken:
        of_deeds = {"Muut ovat ottaneet mallia": found.taken, "Odottaa ensimmäistä": found.deeds - found.taken}
        yield of_groups(
            "otettu-mallia",
            "Teot, joista on otettu mallia",
            "Pylväs kertoo, kuinka monesta teosta joku muu kuin sen tekijä on kertonut ottaneensa mallia.",
            "Onko otettu mallia",
            [(name, share_of(None, count, found.deeds), None) for name, count in of_deeds.items()],
        )


def _living(found: Statistics) -> Iterator[Figure]:
    """How many deeds still live; nothing where nobody has asked."""
    told = [one for one in found.at_ages if one.known]
    if told:
        title, slug = "Vieläkö teot elävät", "elossa"
        tells = (
            "Pylväs kertoo, kuinka suuri osa teoista oli yhä käytössä, sellaisenaan tai muuttuneena, kun ne ensi "
            "kerran tarkistettiin 1–2, 3–4 ja vähintään 5 vuoden ikäisinä. Mukana ovat vain teot, joiden tila tuolloin "
            "tiedetään: ne on tarkistettu, tai ne olivat päättyneet jo aiemmin."
        )
        columns = ("Milloin", "Tiedetään", *(_IN_STATE[state] for state in State), "Elossa, %")
        shares = [rounded(100 * one.living, one.known) for one in told]
        rows = tuple(
            TableRow(_AGES[one.years], (one.known, *(one.states.get(state, 0) for state in State), share))
            for one, share in zip(told, shares, strict=True)
        )
        bars = [
            ChartBar(_AGES[one.years], share, f"{share}{NO_BREAK_SPACE}% ({number(one.living)}/{number(one.known)})")
            for one, share in zip(told, shares, strict=True)
        ]
        yield Figure(slug, title, tells, columns, rows, bar_chart(slug, title, bars, whole=100))


_AGES = {1: "1 vuoden jälkeen", 3: "3 vuoden jälkeen", 5: "5 vuoden jälkeen"}
_IN_STATE = {State.IN_USE: "Käytössä", State.CHANGED: "Muuttunut", State.ENDED: "Päättynyt"}


def _regions(found: Statistics) -> Figure:
    return of_groups(
        "maakunnittain",
        "Teot maakunnittain",
        "Pylväs kertoo, kuinka monta tekoa maakunnassa on tehty. Jos tekijä toimii monessa maakunnassa, teko on mukana "
        "niistä jokaisessa. Koko maassa toimivien organisaatioiden teot eivät ole mukana.",
        "Maakunta",
        [(one.thing.name, one, address(one.thing)) for one in found.regions],
    )


def _municipalities(found: Statistics) -> Figure:
    return of_groups(
        "kunnittain",
        "Teot kunnittain",
        "Pylväs kertoo, kuinka monta omaa tekoa kunnalla on. Kuntaa palvelevien organisaatioiden teot ovat "
        "organisaatioiden omia.",
        "Kunta",
        [(one.thing.name, one, address(one.thing)) for one in found.municipalities],
    )


def _doers(found: Statistics) -> Figure:
    return of_groups(
        "organisaatioittain",
        "Kunnat ja organisaatiot, joilla on eniten tekoja",
        "Pylväs kertoo, kuinka monta omaa tekoa kunnalla tai muulla organisaatiolla on.",
        "Organisaatio",
        [(one.thing.name, one, address(one.thing)) for one in found.doers],
    )


def _having_deeds(found: Statistics) -> Figure:
    rows = (
        TableRow("Kunnat, joilla on omia tekoja", (len(found.municipalities),), addresses.MUNICIPALITIES),
        TableRow("Kunnat, joilla ei ole vielä omia tekoja", (len(found.municipalities_without),)),
        TableRow("Muut organisaatiot, joilta on tekoja", (len(found.organisations),), addresses.ORGANISATIONS),
        TableRow("Muut organisaatiot, joilta ei ole vielä tekoja", (len(found.organisations_without),)),
    )
    title = "Kenen tekoja on ja kenen ei vielä"
    tells = (
        "Pylväs kertoo, kuinka monelta Suomen kunnalta ja kuinka monelta muulta torin tuntemalta organisaatiolta on "
        "tekoja. Toimintansa lopettaneet organisaatiot ovat mukana vain, jos niiltä on tekoja."
    )
    bars = [ChartBar(row.name, float(count), number(count)) for row in rows for count in row.numbers]
    return Figure("kertoneet", title, tells, ("Ketkä", "Lukumäärä"), rows, bar_chart("kertoneet", title, bars))


def _kinds(found: Statistics) -> Iterator[Figure]:
    """How much there is of each kind; nothing where there are only deeds."""
    rows = tuple(TableRow(kind.plural, (count,), kind.index) for kind, count in found.kinds if count)
    if len(rows) == 1:
        return
    title = "Sisältö lajeittain"
    tells = (
        "Pylväs kertoo, kuinka paljon torilla on tekoja ja muuta sisältöä. Muut tämän sivun luvut on laskettu vain "
        "teoista."
    )
    bars = [ChartBar(row.name, float(count), number(count)) for row in rows for count in row.numbers]
    yield Figure("lajeittain", title, tells, ("Laji", "Lukumäärä"), rows, bar_chart("lajeittain", title, bars))
