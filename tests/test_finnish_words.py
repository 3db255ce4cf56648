"""Finnish words: any form leads to the word, and a compound to its parts."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import PROJECT, Folder, project_registers
from tekojen_tori.language.tokens import tokens, with_shared_ends
from tekojen_tori.language.words import dictionary, dictionary_process, known_words, lexicon
from tekojen_tori.language.words.dictionary import DictionaryEnded, look_up
from tekojen_tori.language.words.forms import Words
from tekojen_tori.language.words.inflection import WordClass, splits, stems
from tekojen_tori.language.words.lexicon import asked_of, words_of_forms
from tekojen_tori.language.words.morphology import words_of
from tekojen_tori.language.words.unknown_words import base_forms
from tekojen_tori.pages.search import texts


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("varhaiskasvatuksessa", "varhaiskasvatus"),
        ("vesien", "vesi"),
        ("kunnilta", "kunta"),
        ("töissä", "työ"),
        ("hämeenkyrössä", "hämeenkyrö"),
        ("tampereelta", "tampere"),
        ("johtamiseen", "johtaminen"),
        ("parempia", "hyvä"),
    ],
)
def test_the_dictionary_tells_the_word_of_a_form(form: str, lemma: str) -> None:
    assert lemma in {word.lemma for word in words_of(form) or ()}


@pytest.mark.parametrize(
    ("form", "parts"),
    [
        ("varhaiskasvatuksen", {"kasvatus"}),
        ("ruokapalvelut", {"ruoka", "palvelu"}),
        ("kotihoidontyöntekijät", {"koti", "hoito", "työ", "tekijä", "kotihoito", "työntekijä"}),
        ("hajautetussa", {"hajauttaa"}),
    ],
)
def test_a_compound_is_made_of_words_and_a_participle_of_its_verb(form: str, parts: set[str]) -> None:
    assert parts <= {part.lemma for word in words_of(form) or () for part in word.parts}


@pytest.mark.parametrize(
    ("form", "lemmas"),
    [("perusteluissa", {"perustelu"}), ("seuraajaksi", {"seuraaja"}), ("voimalla", {"voima"}), ("tulen", {"tuli", "tulla"})],
)  # fmt: skip
def test_far_fetched_readings_are_left_out_and_even_ones_kept(form: str, lemmas: set[str]) -> None:
    assert {word.lemma for word in words_of(form) or ()} == lemmas


@pytest.mark.parametrize("form", ["ja", "se", "niiden", "kanssa", "on", "ei"])
def test_a_function_word_means_nothing_alone(form: str) -> None:
    assert words_of(form) == ()


def test_what_is_no_word_is_unknown() -> None:
    assert words_of("topaasian") is None


@pytest.mark.parametrize(
    ("word", "kind", "forms"),
    [
        ("kunta", WordClass.NOUN, "kunta kunnan kuntaa kuntia kunnilta kuntien kuntiin kunnissaan kuntansakin"),
        ("työ", WordClass.NOUN, "työ työn töissä töiden työhön töihin työtänne"),
        ("vesi", WordClass.NOUN, "vesi veden vettä veteen vesien vesissä"),
        ("suuri", WordClass.NOUN, "suuri suuren suurta suurempi suuremman suurimmissa suurin"),
        ("terveys", WordClass.NOUN, "terveys terveyden terveyttä terveyteen terveyksiä"),
        ("johtaa", WordClass.VERB, "johtaa johdan johti johtaisi johdetaan johdettiin johtamalla"),
        ("itseohjautuvuus", WordClass.NOUN, "itseohjautuvuus itseohjautuvuuden itseohjautuvuutta"),
        ("zoom", WordClass.UNKNOWN, "zoom zoomin zoomissa zoomia"),
        ("helvi", WordClass.UNKNOWN, "helvi helvin helvistä helvillä"),
    ],
)
def test_every_form_is_one_of_the_words_stems_and_an_ending(word: str, kind: WordClass, forms: str) -> None:
    known = set(stems(word, kind))
    lost = [
        form
        for form in forms.split()
        if not any(stem in known and is_verb is (kind is WordClass.VERB) for stem, is_verb in splits(form))
    ]
    assert lost == []


@given(st.text("abcdefghijklmnopqrstuvwxyzåäö", min_size=1, max_size=20), st.sampled_from(WordClass))
def test_any_string_of_letters_has_stems_and_is_a_form_of_itself(word: str, kind: WordClass) -> None:
    assert all(stem for stem in stems(word, kind)) or len(word) < 6
    assert (word, False) in set(splits(word))


def test_words_no_dictionary_knows_are_told_by_each_other() -> None:
    bases = base_forms(["topaasian", "topaasiassa", "topaasiaa", "howspacessa", "howspacen"])
    assert bases["topaasian"] == bases["topaasiassa"] == ("topaasia",)
    assert bases["howspacessa"] == bases["howspacen"] == ("howspace",)


def test_a_text_is_words_in_lower_case() -> None:
    assert tokens("RPA:n avulla etä-työ sujui – klo 8:30, COVID-19!") == [
        "rpa", "avulla", "etä-työ", "sujui", "klo", "8:30", "covid-19",
    ]  # fmt: skip


def test_compounds_that_share_their_end_are_each_a_word(tmp_path: Path) -> None:
    [form, *_] = tokens(with_shared_ends("Ruoka- ja siivouspalvelut, sosiaali- ja terveysala"))
    [word] = words_of_forms([form], tmp_path / "words.json")[form]
    assert word.lemma == "ruoka"
    assert "ruokapalvelu" in {part.lemma for part in word.parts}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's end")
def test_the_dictionary_does_not_outlive_whoever_asked() -> None:
    somebody_else = [sys.executable, "-P", "-m", "tekojen_tori.language.words.dictionary_process", "1"]
    told = subprocess.run(somebody_else, input='["kunnilta"]', capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (1, "")


@pytest.fixture
def begun() -> Iterator[None]:
    """Leaves no dictionary begun."""
    yield
    dictionary.end()


@pytest.mark.usefixtures("begun")
def test_a_dictionary_that_was_begun_answers_as_one_that_was_not(tmp_path: Path) -> None:
    """Whatever lies in the folders that it reads ahead: the answer is that of the forms asked for."""
    (tmp_path / "deeds").mkdir()
    (tmp_path / "deeds" / "teko.md").write_text("---\ntitle: Kunnille\n---\nRuoka- ja siivouspalvelut kotihoidossa.\n")
    (tmp_path / "deeds" / "latin.md").write_bytes("Äidinkielessä".encode("latin-1"))
    (tmp_path / "deeds" / "kansio.md").mkdir()
    (tmp_path / "deeds" / "itseensa.md").symlink_to("itseensa.md")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "deeds" / "putki.md")
    forms = ["kotihoidossa", "ruoka~siivouspalvelut", "etätyötä", "howspacessa"]
    told = look_up(forms)
    dictionary.begin([tmp_path / "ei-ole.yml", tmp_path / "deeds"])
    assert look_up(forms) == told
    assert look_up(forms) == told, "the next one starts when it is asked, as ever"


class AtOnce:
    """A thread whose work is done before it has begun."""

    def __init__(self, target: Callable[[], None], daemon: bool) -> None:
        self.start = target

    def join(self) -> None:
        """Nothing is left to wait for."""


def test_whoever_asks_does_not_wait_for_what_is_looked_up_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr(dictionary_process, "Thread", AtOnce)
    monkeypatch.setattr(dictionary_process, "end_with_parent", lambda parent: None)
    monkeypatch.setattr(dictionary_process, "words_of_token", looked_up.append)
    monkeypatch.setattr(sys, "stdin", StringIO('["kunnilta"]\n'))
    (tmp_path / "teko.md").write_text("Monta sanaa, joita kukaan ei kysynyt.")
    dictionary_process._answer("1", str(tmp_path))
    assert (looked_up, capsys.readouterr().out) == (["kunnilta"], "[null]")


class Later:
    """A thread whose work is done when somebody waits for it."""

    def __init__(self, target: Callable[[], None], daemon: bool) -> None:
        self.join = target

    def start(self) -> None:
        """Nothing is done yet."""


def test_what_comes_with_the_program_is_not_looked_up_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_up: list[str] = []
    monkeypatch.setattr(dictionary_process, "Thread", Later)
    monkeypatch.setattr(dictionary_process, "end_with_parent", lambda parent: None)
    monkeypatch.setattr(dictionary_process, "words_of_token", looked_up.append)
    monkeypatch.setattr(sys, "stdin", StringIO("[]\n"))
    (tmp_path / "teko.md").write_text("Uimahalli uimahalleilla.", encoding="utf-8")
    dictionary_process._answer("1", str(tmp_path))
    assert looked_up == ["uimahalleilla"]


@pytest.mark.parametrize("failure", [RecursionError, PermissionError])
def test_what_cannot_be_looked_up_ahead_is_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failure: type[Exception]
) -> None:
    """Such as folders that lie a thousand deep."""

    def fail(folder: Path, pattern: str) -> Iterator[Path]:
        raise failure

    monkeypatch.setattr(Path, "rglob", fail)
    monkeypatch.setattr(dictionary_process, "end_with_parent", lambda parent: None)
    monkeypatch.setattr(sys, "stdin", StringIO('["xyzzyx"]\n'))
    dictionary_process._answer("1", str(tmp_path))
    assert capsys.readouterr().out == "[null]"


@pytest.mark.usefixtures("begun")
def test_a_dictionary_that_nobody_asks_is_done_without(tmp_path: Path) -> None:
    dictionary.begin([tmp_path])
    [unasked] = dictionary._begun
    dictionary.begin([tmp_path])
    assert unasked.returncode is not None, "one is enough"
    [unasked] = dictionary._begun
    dictionary.end()
    assert unasked.returncode is not None
    assert look_up(["kunnilta"])["kunnilta"]


@pytest.mark.usefixtures("begun")
def test_an_end_of_the_dictionary_before_it_has_answered_is_told_of() -> None:
    dictionary.begin([])
    dictionary._begun[0].kill()
    with pytest.raises(DictionaryEnded):
        look_up(["kunnilta"])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_an_end_of_the_dictionary_while_it_answers_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """As when memory runs out."""
    half = "import os, sys; input(); print('[[[', flush=True); os.kill(os.getpid(), 9)"
    monkeypatch.setattr(dictionary, "_PROCESS", [sys.executable, "-c", half])
    with pytest.raises(DictionaryEnded):
        look_up(["kunnilta"])


def test_the_dictionary_reads_ahead_only_where_nothing_is_kept(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """It starts while the content is read, and takes up the words of what is going to be searched."""
    begun: list[set[Path]] = []
    monkeypatch.setattr(dictionary, "begin", lambda ahead: begun.append(set(ahead)))
    cache = folder.root / "cache"
    texts.begin_reading(folder.root, PROJECT, cache)
    folders = {path.name for path in begun[0] if path.parent == folder.root}
    assert {"deeds", "stories", "podcasts", "webinars"} <= folders
    assert "adoptions" not in folders
    assert {root / "registers" / "synonyms.yml" for root in (folder.root, PROJECT)} <= begun[0]
    words_of_forms(["kunnilta"], cache / "words.json")
    texts.begin_reading(folder.root, PROJECT, cache)
    assert len(begun) == 1


@pytest.fixture
def read_anew() -> Iterator[Callable[[], None]]:
    """Has what comes with the program read again, in the test and after it."""

    def forget() -> None:
        for known in (known_words._maker, known_words._shipped, known_words._rows_in):
            known.cache_clear()

    yield forget
    forget()


def test_the_program_comes_with_what_the_dictionary_says_of_its_registers() -> None:
    """Almost all of it: who adds a synonym need not make the file anew."""
    written = Path(known_words.__file__).with_name(known_words.SHIPPED).read_text(encoding="utf-8")
    shipped = json.loads(written)["words"].keys()
    assert written == known_words.shipped_file(look_up(shipped)), "Aja scripts/generate."
    wanted = asked_of(texts.forms_of_registers(project_registers()))
    assert len(wanted - shipped) < len(wanted) / 20, "Aja scripts/generate."


def test_only_what_does_not_come_with_the_program_is_asked_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[str]] = []
    monkeypatch.setattr(lexicon, "look_up", lambda forms: asked.append(set(forms)) or look_up(forms))
    cache = tmp_path / "words.json"
    assert [word.lemma for word in words_of_forms(["uimahalli"], cache)["uimahalli"]] == ["uimahalli"]
    assert not cache.exists()
    words_of_forms(["uimahalli", "uimahalleilla"], cache)
    assert asked == [set(), {"uimahalleilla"}]
    assert '"uimahalli": ' not in cache.read_text(encoding="utf-8")


def test_what_is_kept_of_the_dictionary_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = tmp_path / "words.json"
    monkeypatch.setattr(known_words, "_MOST_KEPT", 2)

    def kept_after(form: str) -> set[str]:
        words_of_forms([form], cache)
        return {*known_words.known_words(["kunnitta", "kunnille", "kunnilta"], cache)}

    assert kept_after("kunnitta") == {"kunnitta"}
    assert kept_after("kunnille") == {"kunnitta", "kunnille"}
    assert kept_after("kunnilta") == {"kunnilta"}, "it begins anew"


def test_what_another_dictionary_told_is_asked_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_anew: Callable[[], None]
) -> None:
    cache = tmp_path / "words.json"
    words_of_forms(["uimahalli", "uimahalleilla"], cache)
    assert known_words.known_words(["uimahalli", "uimahalleilla"], cache).keys() == {"uimahalli", "uimahalleilla"}
    read_anew()
    monkeypatch.setattr(known_words, "version", lambda package: "another")
    assert not known_words.known_words(["uimahalli", "uimahalleilla"], cache)
    assert not known_words.is_shipped("uimahalli")


def shipped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What comes with the program, in a copy of its folder."""
    package = Path(known_words.__file__).parent
    for name in (known_words.SHIPPED, *known_words._MAKERS):
        (folder / name).write_bytes((package / name).read_bytes())
    monkeypatch.setattr(known_words, "_PACKAGE", folder)
    return folder / known_words.SHIPPED


@pytest.mark.parametrize("damage", [b"", b"<<<<<<< ours\n", b"\xff", None])
def test_without_what_should_come_with_the_program_the_dictionary_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_anew: Callable[[], None], damage: bytes | None
) -> None:
    """As when two branches that made it anew are joined into one."""
    file = shipped(tmp_path, monkeypatch)
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage + file.read_bytes()[: len(damage) * 100])
    read_anew()
    assert not known_words.is_shipped("uimahalli")
    assert [word.lemma for word in words_of_forms(["uimahalli"], tmp_path / "words.json")["uimahalli"]] == ["uimahalli"]


def test_what_comes_with_the_program_is_of_any_checkout_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read_anew: Callable[[], None]
) -> None:
    """Git writes other ends of lines on Windows, if it is so set. Code that reads the dictionary otherwise is another's."""
    file = shipped(tmp_path, monkeypatch)
    for one in (file, *(tmp_path / name for name in known_words._MAKERS)):
        one.write_bytes(one.read_bytes().replace(b"\n", b"\r\n"))
    read_anew()
    assert known_words.is_shipped("uimahalli")
    for name in known_words._MAKERS:
        before = (tmp_path / name).read_bytes()
        (tmp_path / name).write_bytes(before + b"\n")
        read_anew()
        assert not known_words.is_shipped("uimahalli"), name
        (tmp_path / name).write_bytes(before)


def test_what_a_killed_build_left_beside_what_is_kept_goes_in_a_month(tmp_path: Path) -> None:
    cache = tmp_path / "words.json"
    for name in (".words.json.x.new", ".words.json.y.new", "somebodys"):
        (tmp_path / name).write_bytes(b"{")
    for name in (".words.json.x.new", "somebodys"):
        os.utime(tmp_path / name, (0, 0))
    known_words.keep_words({"kunnilta": None}, cache)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".words.json.y.new", "somebodys", "words.json"]


def test_what_the_dictionary_said_is_kept_and_a_broken_cache_is_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(known_words, "_shipped", dict)
    cache = tmp_path / "words.json"
    forms = ["kunnilta", "etä-työtä", "howspace-pelissä", "ja", "2019"]
    pieces = {*forms, "etä", "työtä", "howspace", "pelissä"}
    told = look_up({*pieces, "kunnille"})
    asked: list[set[str]] = []

    def answer(some: Iterable[str]) -> Mapping[str, Words | None]:
        """What the dictionary told, which takes a second to start."""
        asked.append(set(some))
        return {form: told[form] for form in asked[-1]}

    monkeypatch.setattr(lexicon, "look_up", answer)
    first = words_of_forms(forms, cache)
    assert words_of_forms(forms, cache) == first
    assert asked == [pieces, set()]
    whole = cache.read_bytes()
    for damaged in (b"", b"{", whole[:-1], whole.replace(b"howspace", b"hawspace"), b"\xff" + whole):
        cache.write_bytes(damaged)
        assert words_of_forms(forms, cache) == first
        assert asked[-1] == pieces
        assert cache.read_bytes() == whole
    words_of_forms(["kunnille", "ja"], cache)
    assert words_of_forms([*forms, "kunnille"], cache) == first | {"kunnille": first["kunnilta"]}
    assert asked[-2:] == [{"kunnille"}, set()], "what is new is kept beside what was"
    assert [word.lemma for word in first["etä-työtä"]] == ["etätyö"]
    assert {"howspace", "peli"} <= {part.lemma for word in first["howspace-pelissä"] for part in word.parts}
