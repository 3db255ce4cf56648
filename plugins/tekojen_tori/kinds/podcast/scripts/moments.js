/* Moments of an episode: in addresses (?t=90, #t=1:30) and in words. */

export function momentIn(address) {
  const { searchParams, hash } = new URL(address);
  return secondsOf(new URLSearchParams(hash.slice(1)).get("t") ?? searchParams.get("t"));
}

export function addressOf(seconds) {
  const address = new URL(location.href);
  address.searchParams.delete("t");
  address.hash = `t=${Math.floor(seconds)}`;
  return address.href;
}

export function addressWithoutMoment() {
  const address = new URL(location.href);
  address.searchParams.delete("t");
  address.hash = "";
  return address.href;
}

export function clock(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
  if (!parts[0]) parts.shift();
  return parts.map((part, place) => String(part).padStart(place ? 2 : 1, "0")).join(":");
}

function secondsOf(written) {
  if (!/^\d{1,5}(:[0-5]?\d){0,2}$/.test(written ?? "")) return null;
  return written.split(":").reduce((seconds, part) => seconds * 60 + Number(part), 0);
}
