"""Finnish as a Finnish reader expects it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tekojen_tori.content.dates import ContentDate
from tekojen_tori.language.numbers import counted, others
from tekojen_tori.language.order import alphabetical
from tekojen_tori.language.sentences import either, listed
from tekojen_tori.language.slugs import fold, is_slug, slug
from tekojen_tori.publishing.site import finnish_date


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Ruoka- ja siivouspalvelut", "ruoka-ja-siivouspalvelut"),
        ("Työvuorot & vapaat!", "tyovuorot-vapaat"),
        ("Åbo, Öster­botten", "abo-oster-botten"),
        ("🙂", ""),
    ],
)
def test_words_become_addresses(text: str, address: str) -> None:
    assert slug(text) == address


@pytest.mark.parametrize(("count", "said"), [(0, "0 muuta"), (1, "1 muu"), (2, "2 muuta"), (21, "21 muuta")])
def test_one_other_is_told_as_one(count: int, said: str) -> None:
    assert others(count) == said


@given(st.text())
def test_an_address_is_always_a_good_one_and_stays_as_it_is(text: str) -> None:
    address = slug(text)
    assert address == "" or is_slug(address)
    assert slug(address) == address


def test_folding_hides_letter_case_and_accents() -> None:
    assert fold("Hämeenkyrö") == fold("HAMEENKYRO")


def test_alphabetical_order_has_its_own_letters_last() -> None:
    words = ["Öja", "Åland", "Äänekoski", "Zürich", "Vaasa", "askola", "Ähtäri", "Wien", "Aura"]
    assert sorted(words, key=alphabetical) == [
        "askola",
        "Aura",
        "Vaasa",
        "Wien",
        "Zürich",
        "Åland",
        "Ähtäri",
        "Äänekoski",
        "Öja",
    ]


def test_counts_agree_with_their_words() -> None:
    assert counted(1, "teko", "tekoa") == "1\u00a0teko"
    assert counted(10_000, "teko", "tekoa") == "10\u00a0000\u00a0tekoa"


@pytest.mark.parametrize(
    ("written", "shown", "year"),
    [
        ("2019-10-02", "2.10.2019", 2019),
        ("2019-10", "lokakuu 2019", 2019),
        ("2019", "2019", 2019),
        ("2018/2020", "2018–2020", 2020),
        ("2019-11/2020-02", "marraskuu 2019 – helmikuu 2020", 2020),
        ("2019-08/2019-10", "elo–lokakuu 2019", 2019),
        ("2019-02-01/2019-03-31", "1.2.–31.3.2019", 2019),
        ("2019-03-02/2019-03-08", "2.–8.3.2019", 2019),
        ("2019-12-05/2020-01-07", "5.12.2019 – 7.1.2020", 2020),
    ],
)
def test_a_date_shows_no_more_than_is_known(written: str, shown: str, year: int) -> None:
    date = ContentDate.parse(written)
    assert (finnish_date(date), date.year, date.iso()) == (shown, year, written)


def test_a_span_counts_by_its_end() -> None:
    order = ["2018", "2019-10-02", "2015/2020", "2018/2020", "2020-01"]
    assert sorted(order, key=ContentDate.parse) == order


@pytest.mark.parametrize(
    ("words", "every", "one"),
    [
        ([], "", ""),
        (["Kemi"], "Kemi", "Kemi"),
        (["Kemi", "Tornio"], "Kemi ja Tornio", "Kemi tai Tornio"),
        (["Kemi", "Tornio", "Ylitornio"], "Kemi, Tornio ja Ylitornio", "Kemi, Tornio tai Ylitornio"),
    ],
)
def test_words_stand_in_a_sentence_all_of_them_or_one(words: list[str], every: str, one: str) -> None:
    assert (listed(words), either(words)) == (every, one)
