/* How fast the listener last listened, kept in the listener's own browser if storage isn't forbidden. */

const KEY = "podcastin-nopeus";

/* The speed, if it is one of those that are offered. */
export function keptSpeed(offered) {
  try {
    const speed = localStorage.getItem(KEY);
    return offered.includes(speed) ? Number(speed) : null;
  } catch {
    return null;
  }
}

export function keepSpeed(speed) {
  try {
    localStorage.setItem(KEY, String(speed));
  } catch {
    /* Nothing is kept. */
  }
}
