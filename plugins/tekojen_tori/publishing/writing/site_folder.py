"""The folder of a site: where a new site is built, and how it takes the place of the previous one.

A site is built in a folder of its own beside the previous one, and exchanged for it when it's whole, so that whoever
reads sees either the one or the other. One build of a site goes on at a time. A build that is killed leaves its
folder, which the next one removes.
"""

import errno
import logging
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterable
from pathlib import Path

from tekojen_tori.machine.exchange import exchange
from tekojen_tori.machine.locks import Lock
from tekojen_tori.machine.signals import undisturbed
from tekojen_tori.publishing.page import NotPublished
from tekojen_tori.reading.report import printable

log = logging.getLogger(__name__)

_PATIENCE = 600
"""Seconds for which another build of the same site is waited for."""

_PREVIOUS = "site"
"""What the previous site is called where it is kept for the moment in which there is none."""

_MARK = Path("assets", "tori")
"""A folder that a site of ours has."""

_NO_LOCKS = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}
"""What a file system says that has no locks, as some network drives. A build's folder is its own there too."""


class SiteFolder:
    """A site being built: `new` is the folder to build into, until it is published or closed.

    `site` is where the site is to be. A symbolic link is followed, so it stays. Whatever of the previous site's begins
    with a dot (`.git`, `.htaccess`) and isn't in the new one stays too, as MkDocs does.
    """

    def __init__(self, site: Path, sources: Iterable[Path] = (), patience: float = _PATIENCE) -> None:
        """Wait for another build of the site, if there is one; a NotPublished if the site can't be built there.

        `sources` are the folders that the site is made of.
        """
        self.is_published = False
        self._site = site.resolve()
        _check_place(self._site, [source.resolve() for source in sources])
        self._site.parent.mkdir(parents=True, exist_ok=True)
        # A folder that can't change places with another can still change all that it holds.
        self._is_fixed = self._site.is_dir() and (
            os.path.ismount(self._site) or not os.access(self._site.parent, os.W_OK | os.X_OK)
        )
        workplace = self._site if self._is_fixed else self._site.parent
        self._new_mark, self._old_mark = f".{self._site.name}.new-", f".{self._site.name}.old-"
        self._lock = Lock(workplace / f".{self._site.name}.lock")
        try:
            if _wait_for(self._lock, self._site, patience):
                self._clear(workplace)
            _check_previous(self._site)
            self.new = Path(tempfile.mkdtemp(prefix=self._new_mark, dir=workplace))
        except BaseException:
            self._lock.give_back()
            raise

    def publish(self) -> None:
        """Put the finished site in the place of the previous one."""
        with undisturbed():
            self._publish()
            self.is_published = True
        self.close()

    def _publish(self) -> None:
        self.new.chmod(0o777 & ~umask())
        made = {entry.name for entry in self.new.iterdir()}
        if self._site.is_dir():
            kept = (entry for entry in self._site.iterdir() if _is_kept(entry.name))
            _keep((entry for entry in kept if entry.name in made or not self._is_fixed), self.new)
        if self._is_fixed:
            self._exchange_entries(made)
        elif not self._site.exists():
            self.new.rename(self._site)
        elif not exchange(self.new, self._site):
            self._move_in()

    def close(self) -> None:
        """Leave nothing behind but the site. May be called again."""
        shutil.rmtree(self.new, ignore_errors=True)
        self._lock.give_back()

    def _move_in(self) -> None:
        """Without an exchange in one step, there is no site for a moment: see `_clear`."""
        aside = Path(tempfile.mkdtemp(prefix=self._old_mark, dir=self._site.parent))
        try:
            self._site.rename(aside / _PREVIOUS)
            self.new.rename(self._site)
        finally:
            if not self._site.exists():
                (aside / _PREVIOUS).rename(self._site)
            shutil.rmtree(aside, ignore_errors=True)

    def _exchange_entries(self, made: Collection[str]) -> None:
        aside = Path(tempfile.mkdtemp(prefix=self._old_mark, dir=self.new))
        for name in sorted(made, key=lambda name: (name != _MARK.parts[0], name)):  # what pages need, and know us by
            old = self._site / name
            if not exchange(self.new / name, old):
                if os.path.lexists(old):
                    old.rename(aside / name)
                (self.new / name).rename(old)
        for entry in self._site.iterdir():
            if entry.name not in made and not _is_kept(entry.name):
                entry.rename(aside / entry.name)

    def _clear(self, workplace: Path) -> None:
        """Remove what killed builds have left, but first put back a site that one had just moved out of the way."""
        left = [entry for entry in workplace.iterdir() if entry.name.startswith((self._new_mark, self._old_mark))]
        for entry in left:
            previous = entry / _PREVIOUS
            if entry.name.startswith(self._old_mark) and previous.is_dir() and not self._site.exists():
                previous.rename(self._site)
            shutil.rmtree(entry, ignore_errors=True)


def _check_place(site: Path, sources: Iterable[Path]) -> None:
    """A NotPublished if there is something else than a folder, or what the site is made of is in it."""
    shown = printable(str(site))
    if site.exists() and not site.is_dir():
        raise NotPublished(f"Sivustoa ei voi rakentaa kansioon ”{shown}”, koska se on tiedosto.")
    if any(source.is_relative_to(site) for source in sources):
        raise NotPublished(
            f"Sivustoa ei voi rakentaa kansioon ”{shown}”, koska sisältö on siellä. Valitse toinen kansio."
        )


def _check_previous(site: Path) -> None:
    """A NotPublished if there is something that neither we nor MkDocs have made, and that would be lost."""
    is_site = (site / _MARK).is_dir() or all((site / name).is_file() for name in ("index.html", "sitemap.xml"))
    if is_site or not site.is_dir():
        return
    for entry in site.iterdir():
        if not _is_kept(entry.name):
            raise NotPublished(
                f"Sivustoa ei voi rakentaa kansioon ”{printable(str(site))}”, koska siellä on muuta kuin sivusto: "
                f"”{printable(entry.name)}”. Valitse tyhjä tai uusi kansio."
            )


def _is_kept(name: str) -> bool:
    """Whether something in the previous site isn't the site's: a hidden file, or what a disk has at its root."""
    return name.startswith(".") or name == "lost+found"


def _keep(entries: Iterable[Path], new: Path) -> None:
    """Have things of the previous site in the new one too, but for what it has already."""
    for entry in entries:
        kept = new / entry.name
        is_folder = entry.is_dir() and not entry.is_symlink()
        if is_folder and kept.is_dir():
            _keep(entry.iterdir(), kept)
        elif is_folder:
            shutil.copytree(entry, kept, symlinks=True, copy_function=_link)
        elif not os.path.lexists(kept):
            _link(entry, kept)


def _link(old: os.PathLike[str] | str, new: os.PathLike[str] | str) -> None:
    """The same file under another name, or a copy where there is no such thing."""
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _wait_for(lock: Lock, site: Path, patience: float) -> bool:
    """Take the lock of a site as soon as nobody else has it; False if there are no locks."""
    until = time.monotonic() + patience
    is_told = False
    try:
        while not lock.take():
            if time.monotonic() > until:
                raise NotPublished(
                    f"Toinen rakennus on kesken kansiossa ”{printable(str(site))}”. Yritä uudelleen, kun se on valmis."
                )
            if not is_told:
                log.warning("Toinen rakennus on kesken. Odotan, että se valmistuu.")
                is_told = True
            time.sleep(0.05)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise
    return True


def readable_by_all() -> int:
    """Let a web server read what is written from now on, whoever it runs as; gives the umask as it was."""
    return os.umask(umask() & ~0o055)


def umask() -> int:
    """What a new file may not be, as the process has it set."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
