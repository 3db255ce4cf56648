/* Runs before the page is drawn, so that a reader who has chosen light or dark never sees the other flash by. */
try {
  const chosen = localStorage.getItem("colours");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.colours = chosen;
} catch {
  /* Storage may be forbidden: then the system's setting holds. */
}
