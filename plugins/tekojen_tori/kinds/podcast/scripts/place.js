/* Where the listener stopped, kept in the listener's own browser. Storage may be forbidden: nothing is then kept. */

export const LEAST = 5; /* Seconds: whoever has only tried begins anew. */

export function kept(episode) {
  try {
    return Number(localStorage.getItem(key(episode))) || 0;
  } catch {
    return 0;
  }
}

export function keep(episode, seconds) {
  try {
    if (seconds >= LEAST) localStorage.setItem(key(episode), String(Math.floor(seconds)));
  } catch {
    /* Nothing is kept. */
  }
}

export function forget(episode) {
  try {
    localStorage.removeItem(key(episode));
  } catch {
    /* Nothing was kept. */
  }
}

function key(episode) {
  return `jakso-${episode}`;
}
