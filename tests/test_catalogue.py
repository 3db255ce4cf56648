"""The catalogue: every grouping, ranking and relation that pages are made of."""

from pathlib import Path
from unittest.mock import patch

from conftest import PROJECT, TODAY, Folder
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.kinds.deeds.related import RelatedDeeds
from tekojen_tori.reading.content_folder import ContentFolder


def catalogue(folder: Folder, **options: bool) -> Catalogue:
    reading = folder.read()
    assert reading.problems == ()
    return Catalogue(reading.content, **options)


def of_corpus(corpus: Path) -> Catalogue:
    return Catalogue(ContentFolder(corpus, PROJECT).read(TODAY).content)


def titles(deeds: object) -> list[str]:
    return [deed.title for deed in deeds]  # type: ignore[attr-defined]


def test_deeds_are_newest_first_and_then_in_alphabetical_order(folder: Folder) -> None:
    for name, title, date in (
        ("a", "Öljy", "2019"),
        ("b", "Aalto", "2019"),
        ("c", "Uusi", "2020-01"),
        ("d", "Väli", "2015/2020"),
    ):
        folder.deed(name, title=title, date=date)
    assert titles(catalogue(folder).deeds) == ["Uusi", "Väli", "Aalto", "Öljy"]


def test_drafts_are_left_out_unless_wanted(folder: Folder) -> None:
    folder.deed("valmis")
    folder.deed("kesken", title="Kesken", draft="true")
    assert len(catalogue(folder).deeds) == 1
    assert len(catalogue(folder, with_drafts=True).deeds) == 2


def test_an_organisation_is_found_in_the_municipalities_it_serves(folder: Folder) -> None:
    folder.deed(municipality=None, organisation="Järvi-Saimaan Palvelut Oy")
    found = catalogue(folder)
    assert [place.name for place in found.municipalities] == ["Juva", "Rantasalmi", "Sulkava"]
    assert [region.name for region in found.by_region] == ["Etelä-Savo"]
    assert found.by_municipality == {}


def test_who_took_a_model_is_told_on_both_sides(folder: Folder) -> None:
    folder.deed("malli", title="Malli", adoptions="[Lahden kaupunki]")
    folder.deed("seuraaja", title="Seuraaja", municipality="Lahti", adopted_from="malli")
    found = catalogue(folder)
    assert [adopter.name for adopter in found.adopters["malli"]] == ["Lahden kaupunki", "Lahti"]
    related = RelatedDeeds(found)
    assert [(one.deed.slug, one.reason) for one in related.of(found.deed_by_slug["malli"])] == [
        ("seuraaja", "Otti mallia tästä teosta")
    ]
    assert [one.reason for one in related.of(found.deed_by_slug["seuraaja"])] == ["Tämän teon malli"]


def test_related_deeds_share_something_and_say_what(folder: Folder) -> None:
    folder.deed("yksi", title="Yksi", theme="[ergonomia, aivotyö]")
    folder.deed("kaksi", title="Kaksi", theme="[aivotyö, ergonomia]", municipality="Lahti")
    folder.deed("muu", title="Muu", theme="[strategia]", municipality="Turku")
    found = catalogue(folder)
    related = RelatedDeeds(found).of(found.deed_by_slug["yksi"])
    assert [(one.deed.slug, one.reason) for one in related] == [("kaksi", "Samat teemat: ergonomia ja aivotyö")]


def test_related_deeds_cost_the_same_for_each_deed_however_many_there_are(corpus: Path) -> None:
    found = of_corpus(corpus)
    with patch.object(RelatedDeeds, "_distance", return_value=(0.0, 0)) as compared:
        related = RelatedDeeds(found)
        for deed in found.deeds:
            related.of(deed)
    assert compared.call_count < 70 * len(found.deeds)


def test_the_published_figures_hold(corpus: Path) -> None:
    found = of_corpus(corpus)
    assert len(found.deeds) == 667
    assert [(doer.name, count) for doer, count in found.most_active[:5]] == [
        ("Hämeenkyrö", 53), ("Varkaus", 38), ("Järvenpää", 30), ("Liminka", 30), ("Kangasala", 28),
    ]  # fmt: skip
    assert (len(found.by_municipality), len(found.by_organisation)) == (100, 36)
    assert {sector.name: round(100 * len(deeds) / 667) for sector, deeds in found.by_sector.items()} == {
        "sosiaali- ja terveysala": 33,
        "opetus ja kasvatus": 20,
        "koko kunta": 18,
        "kulttuuri ja vapaa-aika": 10,
        "tekniset alat ja ympäristö": 7,
        "ruoka- ja siivouspalvelut": 6,
        "johto, hr ja hallinto": 4,
        "elinkeino- ja yrityspalvelut": 2,
    }
    in_years = {year: len(deeds) for year, deeds in found.by_year.items()}
    assert sum(count for year, count in in_years.items() if year <= 2018) == 355
    assert (in_years[2018], in_years[2019], in_years[2020]) == (118, 211, 101)
    assert max(deed.date for deed in found.deeds).iso() <= "2020-10-15"
