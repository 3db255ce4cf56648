"""A person with a phone, played in a real browser: what they read, write and press on the way is counted.

What it takes is estimated by a keystroke-level model, from what was counted and never from a clock, so that it is the same
on every machine. The browser is throttled all the same: what only works on a fast machine stops the person. It isn't from
a field of their own words on to the next press, since nobody waits for anything between those keys, and a throttled
browser burns the processor while it waits.
"""

from dataclasses import dataclass, field, fields, replace
from typing import Self

from playwright.sync_api import Browser, BrowserContext, CDPSession, Locator, Page, expect

KEY = 60 / 36.2 / 5
"""Seconds a key: what 37 370 people wrote on their phones, in words of five letters a minute (Palin & al. 2019)."""
PRESS = 1.1
"""Seconds to move to something and press it (P of Card, Moran & Newell 1980, by a mouse: a finger is no slower)."""
THINKING = 1.35
"""Seconds to make up one's mind before each field, choice and button, but not before what follows of itself (M of the same)."""
SWIPE = 1.0
"""Seconds to move on by most of a screen. Nobody's figure but ours."""
LETTER = 0.068 * 183 / 238
"""Seconds to read a letter: aloud, in fourteen languages (Trauzettel-Klosinski, Dietz & al. 2012), and silently so much
faster as in English (Brysbaert 2019)."""

WIDTH, HEIGHT, KEYBOARD = 390, 844, 336
"""A phone, and how much of it the keyboard takes, in CSS pixels."""

_SLOWER = 4
_SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}

_UNREAD = """(until) => {
  const read = (window.wordsRead ??= new WeakMap());
  const unspoken = ".visually-hidden, noscript, [aria-hidden=true], textarea, option, .crumbs";
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let letters = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isMet = until.contains(node) || until.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING;
    const other = node.parentElement.closest(".way > :not(h3, h4)");
    if (other && !other.parentElement.contains(until)) continue;
    const words = node.data.trim().replace(/\\s+/g, " ");
    if (!isMet || read.get(node) === words) continue;
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(unspoken)) continue;
    read.set(node, words);
    letters += words.length;
  }
  return letters;
}"""
"""Letters on the way to an element that are seen and haven't been read. Nothing is skipped, but for ways to send that
one doesn't take: of them one reads the heading."""

_QUESTION = "(element) => element.closest('fieldset, .ask') ?? element"
_IS_ABOVE_KEYBOARD = "(element, height) => { const box = element.getBoundingClientRect(); return box.top >= 0 && box.bottom <= height; }"  # fmt: skip
_AWAY = "(element, height) => { const box = element.getBoundingClientRect(); return box.top < 0 ? -box.top : Math.max(0, box.bottom - height); }"  # fmt: skip


@dataclass
class Work:
    """What was done on the way: keys struck (and of them those `told` in one's own words), fields and other things
    pressed, decisions made, swipes, letters read, screens opened."""

    keys: int = 0
    told: int = 0
    presses: int = 0
    decisions: int = 0
    swipes: int = 0
    letters: int = 0
    screens: int = 0

    def __sub__(self, other: Self) -> "Work":
        return Work(*(getattr(self, one.name) - getattr(other, one.name) for one in fields(self)))

    @property
    def seconds(self) -> float:
        """What the model estimates that all of it takes."""
        pressed = self.presses * PRESS + self.decisions * THINKING
        return self.keys * KEY + pressed + self.swipes * SWIPE + self.letters * LETTER

    @property
    def besides_telling(self) -> float:
        """The same without the striking of the keys of what is told in one's own words."""
        return self.seconds - self.told * KEY


@dataclass(frozen=True)
class Place:
    """How far somebody has come: what they have read until, how far down the page is, what was done till then."""

    element: Locator
    top: int
    work: Work


@dataclass
class Person:
    """Somebody who finds everything by the words that they see."""

    page: Page
    phone: CDPSession
    work: Work = field(default_factory=Work)

    @classmethod
    def on(cls, browser: Browser) -> "Person":
        """With a phone of their own, on a slow network."""
        context: BrowserContext = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            is_mobile=True,
            has_touch=True,
            device_scale_factor=3,
            permissions=["clipboard-read", "clipboard-write"],
        )
        page = context.new_page()
        phone = context.new_cdp_session(page)
        phone.send("Network.enable")
        phone.send("Network.emulateNetworkConditions", _SLOW_4G)
        person = cls(page, phone)
        person._is_slower(_SLOWER)
        return person

    def _is_slower(self, rate: int) -> None:
        """From now on the phone is so many times slower than this machine."""
        self.phone.send("Emulation.setCPUThrottlingRate", {"rate": rate})

    def has_read(self, address: str) -> None:
        """Opens a page and reads it: that is no part of the task, but what led to it."""
        self._is_slower(_SLOWER)
        self.page.goto(address)
        self.page.locator("main").evaluate(_UNREAD)
        self.work = Work()

    def is_back_at(self, place: Place) -> None:
        """Has come so far and no further, whatever else was done: to do from here what was done otherwise before."""
        self.page.evaluate("(top) => { delete window.wordsRead; scrollTo({ top, behavior: 'instant' }); }", place.top)
        place.element.evaluate(_UNREAD)
        self.work = replace(place.work)

    def opens(self, address: str) -> None:
        self._is_slower(_SLOWER)
        self.page.goto(address)
        self.work.screens += 1

    def arrives(self, heading: str) -> None:
        """Sees a new screen open, by its heading."""
        expect(self.page.get_by_role("heading", name=heading).first).to_be_visible()
        self.work.screens += 1

    def presses(self, name: str, within: Locator | None = None) -> None:
        """Presses a button, a link or a choice with these words."""
        place = within or self.page
        named = [place.get_by_role(role, name=name, exact=True) for role in ("button", "link")]  # type: ignore[arg-type]
        choice = place.locator("label.pick, summary, .stages a").filter(has_text=name)
        target = named[0].or_(named[1]).or_(choice).filter(visible=True)
        self._comes_to(target.first)
        self._is_slower(_SLOWER)
        target.first.tap()
        self.work.presses += 1
        self.work.decisions += 1

    def writes(self, label: str, text: str, *, tells: bool = False) -> None:
        """Writes into the field with this label, key by key, with the keyboard on the screen. `tells`: in own words."""
        field = self.page.get_by_label(label).filter(visible=True).first
        self._comes_to(field)
        room = HEIGHT - KEYBOARD
        self.page.set_viewport_size({"width": WIDTH, "height": room})
        field.tap()
        field.evaluate("(one) => one.scrollIntoView({ block: 'nearest' })")  # as browsers do when the keyboard comes
        self._is_slower(1 if tells else _SLOWER)
        field.press_sequentially(text, delay=5)  # Chromium loses some keys that come without any pause
        self.work.presses += 1
        self.work.decisions += 1
        self.work.keys += len(text)
        self.work.told += len(text) if tells else 0
        self.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    def picks_day(self, label: str, day: str) -> None:
        """Picks a day from the calendar that the phone opens for a field of dates: opens it, picks, accepts."""
        field = self.page.get_by_label(label).filter(visible=True)
        self._comes_to(field)
        field.fill(day)
        self.work.presses += 3
        self.work.decisions += 1

    def takes(self, offered: str) -> None:
        """Presses one of the names that are offered while writing."""
        target = self.page.get_by_role("option", name=offered, exact=True)
        assert target.evaluate(_IS_ABOVE_KEYBOARD, HEIGHT - KEYBOARD), f"{offered} is under the keyboard"
        names = self.page.locator(".names-offered").get_by_role("option").all_inner_texts()
        self.work.letters += sum(map(len, names[: names.index(offered) + 1]))
        target.tap()
        self.work.presses += 1

    def does_elsewhere(self, *presses: str) -> None:
        """Presses, in a program that isn't ours, what must be pressed there: one thing, that may take several presses."""
        self.work.presses += len(presses)
        self.work.decisions += 1

    def reads_until(self, element: Locator) -> Place:
        """Reads on until there."""
        self.work.letters += element.evaluate(_UNREAD)
        return Place(element, self.page.evaluate("scrollY"), replace(self.work))

    def _comes_to(self, target: Locator) -> None:
        question = target.evaluate_handle(_QUESTION).as_element()
        assert question
        self.work.letters += question.evaluate(_UNREAD)
        away = target.evaluate(_AWAY, HEIGHT)
        self.work.swipes += -(-int(away) // int(HEIGHT * 0.8))
        target.scroll_into_view_if_needed()
