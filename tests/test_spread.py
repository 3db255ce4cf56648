"""How deeds spread: who took which as a model, wherever it is told, and what follows from it, whatever the graph."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import project_registers
from tekojen_tori.content.adopting import spread as spreads
from tekojen_tori.content.adopting.family import GENERATIONS, MOST_ABOVE, MOST_BELOW, family_of
from tekojen_tori.content.adopting.spread import Spread
from tekojen_tori.content.adopting.stage_rule import StageRule
from tekojen_tori.content.adopting.walks import circles, longest_ways
from tekojen_tori.content.done import Stage
from tekojen_tori.kinds.adoptions.content import Adoption
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.publishing.drawing.family_tree import TreeMember, family_tree

REGISTERS = project_registers()
RULE = StageRule()
PLACES = [place.name for place in REGISTERS.municipalities[:40]]


def deed(slug: str, place: str = "Askola", **fields: object) -> Deed:
    about = {
        "title": f"Teko {slug}",
        "municipality": place,
        "sector": "koko kunta",
        "theme": "ergonomia",
        "date": "2019",
    }
    where = {"slug": slug, "path": PurePosixPath(f"deeds/{slug}.md"), "text": "Tehtiin."}
    return Deed.model_validate(about | where | fields, context=REGISTERS)


def adoption(slug: str, model: str, who: str, **fields: object) -> Adoption:
    about = {"model": model, "who": who, "date": "2020", "how": "sovelsi", "text": "Otimme mallia."}
    where = {"slug": slug, "path": PurePosixPath(f"adoptions/{slug}.md")}
    return Adoption.model_validate(about | where | fields, context=REGISTERS)


def names(adopters: Sequence[spreads.Adopter]) -> list[str]:
    return [one.name for one in adopters]


def test_an_adoption_is_the_same_wherever_it_is_told() -> None:
    model = deed("malli", adoptions=["Lahti"])
    follower = deed("seuraaja", "Turku", adopted_from="malli", date="2020-02")
    found = Spread([follower, model], [adoption("espoo", "malli", "Esbo", date="2021")], REGISTERS)
    followers = found.followers_of(model)
    assert names(followers.every) == ["Espoo", "Turku", "Lahti"], "the newest first, and last what has no date"
    assert [one.deed for one in followers.every] == [None, follower, None]
    assert [one.how for one in followers.every] == ["sovelsi", None, None]
    assert found.models_of(follower) == (model,)


def test_a_deed_may_have_several_models_and_names_them_by_old_addresses_too() -> None:
    one, other = deed("yksi", aliases=["eka"]), deed("kaksi")
    follower = deed("seuraaja", "Turku", adopted_from=["eka", "kaksi", "yksi", "ei-ole"])
    found = Spread([one, other, follower], [], REGISTERS)
    assert found.models_of(follower) == (one, other), "each once"
    assert found.followers_of(one).count == found.followers_of(other).count == 1


def test_an_organisation_counts_once_and_whose_deed_it_is_does_not() -> None:
    model = deed("malli", adoptions=["Turku", "Pori"])
    more = [deed("a", "Turku", adopted_from="malli"), deed("b", "Turku", adopted_from="malli")]
    own = deed("oma", "Askola", adopted_from="malli")
    found = Spread([model, *more, own], [adoption("x", "malli", "Pori")], REGISTERS)
    followers = found.followers_of(model)
    assert sorted(names(list(followers.others.values()))) == ["Pori", "Turku"]
    assert followers.count == 2
    assert "Askola" in names(followers.every), "what came of it at home is of the family, but hasn't spread"
    assert names(followers.every).count("Pori") == 1, "what is told twice is told by whoever took it"
    assert found.stage_of(own) is None


def test_a_mere_name_counts_whatever_its_letter_case() -> None:
    model = deed("malli")
    told = [adoption("a", "malli", "Päiväkoti Pilvi"), adoption("b", "malli", "päiväkoti pilvi")]
    followers = Spread([model], told, REGISTERS).followers_of(model)
    assert (followers.count, followers.regions) == (1, frozenset())


def test_what_a_year_brought_counts_by_its_own_date() -> None:
    model = deed("malli", adoptions=[{"by": "Turku", "date": "2019"}, {"by": "Turku", "date": "2020"}, "Pori"])
    followers = Spread([model], [], REGISTERS).followers_of(model)
    assert [followers.count_in(year) for year in (2018, 2019, 2020, None)] == [0, 1, 1, 2]


def test_what_an_organisation_gave_and_took() -> None:
    model, follower = deed("malli", "Askola"), deed("seuraaja", "Turku", adopted_from="malli")
    found = Spread([model, follower], [adoption("x", "seuraaja", "Askola"), adoption("y", "malli", "Nimi")], REGISTERS)
    askola, turku = (REGISTERS.municipality_names.find(name) for name in ("Askola", "Turku"))
    assert askola and turku
    assert {one.model.slug for one in found.given_by[askola]} == {"malli"}
    assert [one.model.slug for one in found.taken_by[askola]] == ["seuraaja"]
    assert [one.deed for one in found.taken_by[turku]] == [follower]
    assert found.by_how == {"sovelsi": 2, None: 1}


@pytest.mark.parametrize(
    ("told", "organisations", "regions", "stage"),
    [
        (None, 0, 0, None),
        (Stage.IDEA, 0, 0, Stage.IDEA),
        (None, 1, 0, Stage.SPREADING),
        (Stage.TRIAL, 1, 1, Stage.SPREADING),
        (Stage.TRIAL, RULE.wide, RULE.wide_regions - 1, Stage.SPREADING),
        (None, RULE.wide - 1, RULE.wide_regions, Stage.SPREADING),
        (Stage.IDEA, RULE.wide, RULE.wide_regions, Stage.ESTABLISHED),
        (Stage.ESTABLISHED, 1, 1, Stage.ESTABLISHED),
    ],
)
def test_the_stage_is_what_is_told_raised_by_those_who_took_the_model(
    told: Stage | None, organisations: int, regions: int, stage: Stage | None
) -> None:
    assert RULE.raised(told, organisations, regions) is stage


@pytest.mark.parametrize(
    ("others", "regions", "stage"),
    [(1, 1, Stage.IDEA), (2, 0, Stage.SPREADING), (3, 1, Stage.SPREADING), (2, 2, Stage.SPREADING), (3, 2, Stage.ESTABLISHED)],
)  # fmt: skip
def test_a_tori_may_have_a_rule_of_its_own(others: int, regions: int, stage: Stage) -> None:
    own = StageRule(spreading=2, wide=3, wide_regions=2)
    assert own.raised(Stage.IDEA, others, regions) is stage
    model = deed("malli", "Askola", stage="idea", adoptions=["Turku", "Kaarina", "Oulu"])
    assert Spread([model], [], REGISTERS, own).stage_of(model) is Stage.ESTABLISHED
    assert Spread([model], [], REGISTERS, StageRule(wide=4)).stage_of(model) is Stage.SPREADING


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (StageRule(), "yksikin muu on ottanut siitä mallia. Se on laajasti käytössä, kun mallia on ottanut vähintään 10 muuta vähintään 5 maakunnasta."),
        (StageRule(2, 30, 1), "kun vähintään 2 muuta on ottanut siitä mallia. Se on laajasti käytössä, kun mallia on ottanut vähintään 30 muuta vähintään yhdestä maakunnasta."),
        (StageRule(1, 1, 0), "Se on laajasti käytössä, kun mallia on ottanut vähintään yksi muu."),
    ],
)  # fmt: skip
def test_the_rule_in_words_has_the_numbers_of_the_rule(rule: StageRule, said: str) -> None:
    assert rule.in_words.endswith(said)


def test_ten_organisations_of_five_regions_make_a_deed_widely_used() -> None:
    places = {place.region: place.name for place in REGISTERS.municipalities if place.name != "Askola"}
    of_regions = list(places.values())[: RULE.wide_regions]
    others = [place.name for place in REGISTERS.municipalities if place.region == "Uusimaa" and place.name != "Askola"]
    took = list(dict.fromkeys((*of_regions, *others)))
    model = deed("malli", adoptions=took[: RULE.wide - 1])
    assert Spread([model], [], REGISTERS).stage_of(model) is Stage.SPREADING
    model = deed("malli", adoptions=took[: RULE.wide])
    assert Spread([model], [], REGISTERS).stage_of(model) is Stage.ESTABLISHED


Graph = Mapping[str, Sequence[str]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Which deeds each has as its models; circles too."""
    count = draw(st.integers(1, 9))
    some = st.lists(st.integers(0, count - 1), max_size=3, unique=True)
    return {f"d{n}": [f"d{m}" for m in draw(some) if m != n] for n in range(count)}


def spread_of(graph: Graph, told: Sequence[Adoption] = ()) -> tuple[Spread, list[Deed]]:
    deeds = [deed(slug, PLACES[place], adopted_from=list(models)) for place, (slug, models) in enumerate(graph.items())]
    return Spread(deeds, told, REGISTERS), deeds


def is_acyclic(graph: Graph) -> bool:
    left = {node: set(ways) & set(graph) for node, ways in graph.items()}
    while free := {node for node, ways in left.items() if not ways & set(left)}:
        left = {node: ways for node, ways in left.items() if node not in free}
    return not left


@given(graphs())
def test_followers_and_models_are_two_sides_of_one_thing(graph: Graph) -> None:
    found, deeds = spread_of(graph)
    for one in deeds:
        assert [model.slug for model in found.models_of(one)] == list(graph[one.slug])
        following = {adopter.deed.slug for adopter in found.followers_of(one).every if adopter.deed}
        assert following == {slug for slug, models in graph.items() if one.slug in models}
    taken = {model for models in graph.values() for model in models}
    assert {one.slug for one in found.most_taken} == taken
    assert {one.slug for one in found.waiting} == set(graph) - taken
    assert len(found.every) == sum(map(len, graph.values()))
    counts = [found.followers_of(one).count for one in found.most_taken]
    assert counts == sorted(counts, reverse=True)


@given(graphs())
def test_without_the_ways_that_close_circles_there_are_none(graph: Graph) -> None:
    closing = list(circles(graph))
    assert bool(closing) is not is_acyclic(graph)
    for circle in closing:
        assert circle.shown[0] in graph[circle.closing]
        assert all(then in graph[one] for one, then in pairwise(circle.shown))
        assert circle.length >= len(circle.shown)
    cut = {(circle.closing, circle.shown[0]) for circle in closing}
    assert is_acyclic({node: [way for way in ways if (node, way) not in cut] for node, ways in graph.items()})


def ways_on(graph: Graph, node: str, seen: tuple[str, ...] = ()) -> Iterator[int]:
    yield len(seen)
    for way in graph[node]:
        if way not in seen:
            yield from ways_on(graph, way, (*seen, way))


@given(graphs())
def test_the_longest_way_on_is_the_longest(graph: Graph) -> None:
    found = longest_ways(graph)
    for node in graph:
        if is_acyclic(graph):
            assert found[node].steps == max(ways_on(graph, node))
        way, steps = node, 0
        while (on := found[way].on) is not None:
            assert on in graph[way]
            way, steps = on, steps + 1
        assert steps == found[node].steps, "and it ends, circles or not"


@given(graphs(), st.lists(st.tuples(st.integers(0, 8), st.sampled_from(PLACES)), max_size=5, unique=True))
def test_chains_lead_from_models_to_followers_and_the_longest_are_first(
    graph: Graph, taken: list[tuple[int, str]]
) -> None:
    told = [adoption(f"a{n}", f"d{model}", who) for n, (model, who) in enumerate(taken)]
    found, _ = spread_of(graph, told)
    chains = found.longest_chains(20, shortest=1)
    assert [len(chain.steps) for chain in chains] == sorted((len(chain.steps) for chain in chains), reverse=True)
    for chain in chains:
        assert not found.models_of(chain.first)
        assert [step.model for step in chain.steps] == [chain.first, *(step.deed for step in chain.steps[:-1])]
    assert all(len(chain.steps) > 1 for chain in found.longest_chains(20))


@given(graphs(), st.integers(0, 8))
def test_a_family_has_each_once_and_parents_above_their_children(graph: Graph, which: int) -> None:
    found, deeds = spread_of(graph)
    own = deeds[which % len(deeds)]
    family = family_of(own, found)
    slugs = [one.deed.slug for one in family.members if one.deed]
    assert len(set(slugs)) == len(slugs)
    assert [one.generation for one in family.members if one.deed is own] == [0]
    for place, one in enumerate(family.members):
        assert -GENERATIONS <= one.generation <= GENERATIONS
        assert all(parent < place for parent in one.parents)
        if one.generation > 0 and one.deed:
            (parent,) = one.parents
            above = family.members[parent].deed
            assert above and above.slug in graph[one.deed.slug]
    near = {*graph[own.slug], *(slug for slug, models in graph.items() if own.slug in models)}
    assert near <= set(slugs), "whoever is nearest is always shown"


def test_a_family_shows_no_more_than_a_reader_can_take_in_and_says_so() -> None:
    model = deed("malli", adoptions=PLACES[:5])
    assert not family_of(model, Spread([model], [], REGISTERS)).goes_on
    many = [deed(f"d{n}", PLACES[n], adopted_from=["malli"]) for n in range(MOST_BELOW + 1)]
    own = deed("malli")
    family = family_of(own, Spread([own, *many], [], REGISTERS))
    assert (len(family.members), family.goes_on) == (MOST_BELOW + 1, True)
    models = [deed(f"d{n}", PLACES[n]) for n in range(MOST_ABOVE + 1)]
    follower = deed("seuraaja", adopted_from=[one.slug for one in models])
    family = family_of(follower, Spread([follower, *models], [], REGISTERS))
    assert (len(family.members), family.goes_on) == (MOST_ABOVE + 1, True)


takers = st.lists(st.tuples(st.integers(0, 8), st.sampled_from(PLACES[:12])), max_size=12)
rules = st.builds(
    lambda spreading, more, regions: StageRule(spreading, spreading + more, regions),
    st.integers(1, 3), st.integers(0, 3), st.integers(0, 3),
)  # fmt: skip


@given(graphs(), takers, rules, st.none() | st.sampled_from(Stage))
def test_counts_and_stages_are_what_whoever_counted_by_hand_would_find(
    graph: Graph, taken: list[tuple[int, str]], rule: StageRule, told: Stage | None
) -> None:
    by_place = {place.name: place.region for place in REGISTERS.municipalities}
    own = dict(zip(graph, PLACES, strict=False))
    deeds = [deed(slug, own[slug], adopted_from=list(models), stage=told) for slug, models in graph.items()]
    files = [adoption(f"a{n}", f"d{model}", who) for n, (model, who) in enumerate(taken)]
    found = Spread(deeds, files, REGISTERS, rule)
    for one in deeds:
        others = {own[slug] for slug, models in graph.items() if one.slug in models}
        others |= {who for model, who in taken if f"d{model}" == one.slug}
        others -= {own[one.slug]}
        regions = {by_place[who] for who in others}
        assert found.followers_of(one).count == len(others)
        assert found.followers_of(one).regions == regions
        steps = [told] if told else []
        steps += [Stage.SPREADING] if len(others) >= rule.spreading else []
        steps += [Stage.ESTABLISHED] if len(others) >= rule.wide and len(regions) >= rule.wide_regions else []
        assert found.stage_of(one) is max(steps, key=lambda stage: stage.step, default=None)
    assert sum(found.by_how.values()) == len(found.every)
    assert {one.slug for one in found.most_taken}.isdisjoint(one.slug for one in found.waiting)


@given(graphs(), takers, st.integers(0, 8))
def test_a_family_with_those_who_told_no_deed_of_their_own_is_drawn_whole(
    graph: Graph, taken: list[tuple[int, str]], which: int
) -> None:
    files = [adoption(f"a{n}", f"d{model}", who) for n, (model, who) in enumerate(taken)]
    found, deeds = spread_of(graph, files)
    own = deeds[which % len(deeds)]
    family = family_of(own, found)
    alone = [one.adopter for one in family.members if one.deed is None]
    assert all(one is not None and one.told for one in alone)
    assert len({id(one) for one in alone}) == len(alone), "each once"
    if not family.goes_on:
        direct = [one for one in alone if one and one.model is own]
        assert len(direct) == sum(f"d{model}" == own.slug for model, _ in taken)
    members = [TreeMember(str(n), "", one.generation + 3, one.parents) for n, one in enumerate(family.members)]
    assert str(family_tree("s", "S", members)).count("<circle ") == len(family.members)


def work(count: int) -> int:
    """How many lines of the look-ups run for so many deeds with three adoptions each, in chains, stars and circles."""
    deeds = [
        deed(f"d{n}", PLACES[n % 40], adopted_from=[f"d{n // 2}", f"d{(n + 1) % count}" if n % 50 == 0 else "d0"])
        for n in range(count)
    ]
    told = [adoption(f"a{n}", f"d{n % 7 if n % 3 else n}", f"Nimi {n}") for n in range(count)]
    lines = 0

    def trace(frame: object, event: str, argument: object) -> object:
        nonlocal lines
        code = frame.f_code.co_filename  # type: ignore[attr-defined]
        if "/content/adopting/" not in code:
            return None
        lines += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        found = Spread(deeds, told, REGISTERS)
        made = [(found.stage_of(one), len(family_of(one, found).members)) for one in deeds]
        made_of_all = (found.every, found.most_taken, found.waiting, found.by_how, found.longest_chains(5))
        list(circles({one.slug: [model.slug for model in found.models_of(one)] for one in deeds}))
    finally:
        sys.settrace(before)
    assert len(made) == count and all(made_of_all[:1])
    return lines


def test_the_work_grows_with_the_deeds_and_no_faster() -> None:
    few, many = work(150), work(1200)
    assert many < 8 * few * 1.5


def test_a_chain_of_thousands_is_walked_to_its_end() -> None:
    count = 5_000
    ways = {str(n): [str(n + 1)] if n + 1 < count else [] for n in range(count)}
    assert longest_ways(ways)["0"].steps == count - 1
    assert [circle.length for circle in circles(ways | {str(count - 1): ["0"]})] == [count]
