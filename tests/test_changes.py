"""Places are heard of though they come, go and give way to others, whatever the system tells of."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from tekojen_tori.machine.changes import Places, observer_of

PATIENCE = 15


class Heard:
    """What hears of the folder `a`, the link `b` to a folder, and the file `c` of a folder."""

    def __init__(self, observer: BaseObserver, folder: Path) -> None:
        self._event = Event()
        self._places = Places(observer, self._event.set)
        self._names = [folder / name for name in "abc"]
        self._places.hear_of(self._names)

    def of(self, change: object) -> bool:
        """Whether the change that was just made is heard of; then the places are watched as they are now."""
        heard = self._event.wait(PATIENCE)
        while self._event.wait(0.3):
            self._event.clear()
        self._places.hear_of(self._names)
        return heard


@pytest.fixture(params=["by the system", "by looking"])
def observer(request: pytest.FixtureRequest) -> Iterator[BaseObserver]:
    made = PollingObserver(timeout=0.1) if request.param == "by looking" else observer_of([])
    assert made is not None
    made.start()
    yield made
    made.stop()
    made.join()


def test_whatever_comes_or_goes_in_a_place_is_heard_of(observer: BaseObserver, tmp_path: Path) -> None:
    heard = Heard(observer, tmp_path)
    a, b, c, elsewhere = (tmp_path / name for name in ("a", "b", "c", "elsewhere"))
    elsewhere.mkdir()
    assert heard.of(a.mkdir())
    assert heard.of((a / "file").write_text("1"))
    assert heard.of((a / "file").write_text("22"))
    assert heard.of((a / "within").mkdir())
    assert heard.of((a / "within" / "file").write_text("1"))
    assert heard.of((a / "within").rename(tmp_path / "out"))
    assert heard.of(shutil.rmtree(a))
    assert heard.of(a.write_text("a file in its place"))
    assert heard.of(a.unlink())
    assert heard.of(shutil.move(tmp_path / "out", a))
    assert heard.of((a / "file").write_text("333"))
    assert heard.of(shutil.rmtree(a))
    assert heard.of(b.symlink_to(elsewhere))
    assert heard.of((elsewhere / "file").write_text("1"))
    assert heard.of((elsewhere / "file").unlink())
    assert heard.of(b.unlink())
    assert heard.of(c.write_text("1"))
    assert heard.of(c.write_text("22"))
    assert heard.of(c.unlink())


def test_what_is_no_place_is_not_heard_of(observer: BaseObserver, tmp_path: Path) -> None:
    event = Event()
    places = Places(observer, event.set)
    places.hear_of([tmp_path / "a"])
    (tmp_path / "other").write_text("1")
    (tmp_path / "another").mkdir()
    (tmp_path / "another" / "a").write_text("1")
    assert not event.wait(0.5)
    places.hear_of([tmp_path / "other"])
    (tmp_path / "a").mkdir()
    assert not event.wait(0.5)
    (tmp_path / "other").write_text("22")
    assert event.wait(PATIENCE)
