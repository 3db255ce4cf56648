/* The deed that somebody took as a model, when they come from its page to tell their own. */

import { DEED_PAGES } from "../contract.js";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/* The model that a query names, or "". */
export function modelOf(query) {
  const slug = new URLSearchParams(query).get("malli") ?? "";
  return SLUG.test(slug) ? slug : "";
}

/* What a deed is called, as its page says; null if there is no such deed. */
export async function titleOf(slug, home) {
  const response = await fetch(new URL(`${DEED_PAGES}${slug}/`, home));
  if (!response.ok) return null;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("h1")?.textContent.trim() ?? null;
}
