"""The synthetic corpus: any size, the same every time, and never in anybody's way. Its figures: `test_catalogue.py`."""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROJECT, TODAY, make_corpus
from tekojen_tori.catalogue.catalogue import Catalogue
from tekojen_tori.content.adopting.adopts import How
from tekojen_tori.kinds.deeds.content import Deed
from tekojen_tori.reading.content_folder import ContentFolder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.md")}


@pytest.mark.parametrize("deeds", [1, 7, 60])
def test_a_corpus_of_any_size_is_content_without_problems(tmp_path: Path, deeds: int) -> None:
    reading = ContentFolder(make_corpus(tmp_path / "out", deeds), PROJECT).read(TODAY)
    assert reading.problems == ()
    assert len(reading.content.of(Deed)) == deeds
    assert reading.content.synthetic


def test_the_same_seed_makes_the_same_bytes_and_another_makes_others(tmp_path: Path) -> None:
    first, again, other = (make_corpus(tmp_path / name, 20, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2)))
    assert bytes_of(first) == bytes_of(again)
    assert bytes_of(first) != bytes_of(other)


def test_every_text_says_that_it_is_made_up(corpus: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (corpus / "deeds").glob("*.md")]
    assert all("Tämä teko on keksitty" in text for text in texts)
    assert 250 < sum(len(text.split()) for text in texts) / len(texts) < 400


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "oma.md").write_text("tärkeä")
    command = [sys.executable, str(PROJECT / "scripts" / "make_corpus"), "--deeds=1", f"--out={tmp_path}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "Valitse tyhjä kansio" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["oma.md"]


def test_deeds_are_models_of_others_in_chains_and_across_regions(corpus: Path) -> None:
    reading = ContentFolder(corpus, PROJECT).read(TODAY)
    spread = Catalogue(reading.content).spread
    assert len(spread.longest_chains(1)[0].steps) >= 4
    assert any(len(spread.models_of(deed)) > 1 for deed in Catalogue(reading.content).deeds)
    assert {one.how for one in spread.every} == {*How, None}
    most = spread.followers_of(spread.most_taken[0])
    assert most.count > 4 and len(most.regions) > 3
    assert len(spread.waiting) > len(spread.most_taken) > 60, "as in life, most deeds still wait"
