/* The browser's own player with what a listener of a long episode misses in it. */

import { Following, bringIntoView } from "./following.js";
import { addressOf, addressWithoutMoment, clock, momentIn } from "./moments.js";
import { forget, keep, kept, LEAST } from "./place.js";
import { keepSpeed, keptSpeed } from "./speed.js";

const OFTEN = 5; /* Seconds between two keepings of the place. */

export function offer(player) {
  const audio = player.querySelector("audio");
  offerTools(player, audio);
  offerMoments(audio);
  offerFollowing(player, audio);
  begin(player, audio);
  keepPlace(player, audio);
  offerToSystem(player, audio);
}

function offerTools(player, audio) {
  const tools = player.querySelector(".player__tools");
  tools.hidden = false;
  for (const button of tools.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => skip(audio, Number(button.dataset.skip)));
  }
  const speed = tools.querySelector("select");
  const usual = keptSpeed([...speed.options].map((option) => option.value));
  const isChosen = audio.playbackRate !== 1; /* From the browser's own menu, before this script came. */
  if (isChosen) keepSpeed(audio.playbackRate);
  else if (usual) audio.defaultPlaybackRate = audio.playbackRate = usual;
  speed.value = String(audio.playbackRate);
  speed.addEventListener("change", () => (audio.playbackRate = Number(speed.value)));
  audio.addEventListener("ratechange", () => {
    speed.value = String(audio.playbackRate);
    keepSpeed(audio.playbackRate);
  });
  audio.addEventListener("loadeddata", () => (audio.playbackRate = Number(speed.value) || audio.playbackRate));
  audio.addEventListener("play", () => tell(player, ""));
  const tellOfFailure = () => tell(player, "Ääntä ei saatu. Toimiiko verkkoyhteys?");
  audio.addEventListener("error", tellOfFailure);
  if (audio.error) tellOfFailure();
  tools.querySelector("[data-share]").addEventListener("click", () => share(player, audio));
}

async function share(player, audio) {
  const address = addressOf(audio.currentTime);
  try {
    await navigator.clipboard.writeText(address);
    tell(player, `Linkki kohtaan ${clock(audio.currentTime)} on kopioitu.`);
  } catch {
    history.replaceState(null, "", address);
    tell(player, `Linkki kohtaan ${clock(audio.currentTime)} on nyt selaimen osoiterivillä.`);
  }
}

function offerMoments(audio) {
  for (const link of document.querySelectorAll("[data-moment]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      audio.currentTime = Number(link.dataset.moment);
      play(audio);
    });
  }
}

function offerFollowing(player, audio) {
  const chapters = new Following(player.querySelectorAll(".chapters [data-start]"));
  const paragraphs = new Following(document.querySelectorAll(".transcript [data-start]"));
  const choice = document.querySelector(".transcript__follow");
  if (choice) choice.hidden = false;
  const follow = () => {
    chapters.mark(audio.currentTime);
    const paragraph = paragraphs.mark(audio.currentTime);
    if (paragraph && !audio.paused && choice?.querySelector("input").checked) bringIntoView(paragraph);
  };
  audio.addEventListener("timeupdate", follow);
  audio.addEventListener("seeking", follow);
}

/* At the moment that the address tells, or else where the listener stopped; but whoever went somewhere before this
   script came stays there. */
function begin(player, audio) {
  const asked = momentIn(location.href);
  const start = asked ?? kept(player.dataset.episode);
  if (start && !isElsewhere(audio)) {
    audio.currentTime = start;
    tell(player, `${asked === null ? "Jatkat siitä, mihin jäit" : "Alkaa kohdasta"}: ${clock(start)}.`);
  }
  window.addEventListener("hashchange", () => {
    const moment = momentIn(location.href);
    if (moment !== null) audio.currentTime = moment;
  });
}

/* Whether the listener has chosen another place than the beginning, or has listened from there for a while. */
function isElsewhere({ currentTime, played }) {
  const isFromBeginning = played.length === 1 && played.start(0) < 1;
  return currentTime > (isFromBeginning ? LEAST : 0);
}

function keepPlace(player, audio) {
  const { episode } = player.dataset;
  let last = audio.currentTime;
  let isAsked = momentIn(location.href) !== null;
  const now = () => {
    last = audio.currentTime;
    keep(episode, last);
    if (isAsked) history.replaceState(null, "", addressWithoutMoment()); /* Else a reload would begin there again. */
    isAsked = false;
  };
  audio.addEventListener("timeupdate", () => {
    if (!audio.ended && Math.abs(audio.currentTime - last) >= OFTEN) now();
  });
  audio.addEventListener("pause", () => audio.ended || now());
  window.addEventListener("pagehide", () => audio.paused || now());
  audio.addEventListener("ended", () => forget(episode));
}

/* The keys of headphones and the locked screen of a phone. */
function offerToSystem(player, audio) {
  if (!("mediaSession" in navigator)) return;
  const { title, show, cover } = player.dataset;
  const take = () => {
    const artwork = cover ? [{ src: new URL(cover, location.href).href, type: "image/png" }] : [];
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist: show, album: show, artwork });
    for (const { dataset } of player.querySelectorAll("[data-skip]")) {
      const seconds = Number(dataset.skip);
      navigator.mediaSession.setActionHandler(seconds < 0 ? "seekbackward" : "seekforward", () => skip(audio, seconds));
    }
  };
  audio.addEventListener("play", take);
  if (!audio.paused) take();
}

function skip(audio, seconds) {
  audio.currentTime = Math.max(0, Math.min(audio.currentTime + seconds, audio.duration || Infinity));
}

function play(audio) {
  audio.play().catch(() => {
    /* The browser wants the listener to press play. */
  });
}

function tell(player, words) {
  player.querySelector(".player__told").textContent = words;
}
