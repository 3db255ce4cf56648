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
  const page = await pageOf(slug, home);
  return page?.querySelector("h1")?.textContent.trim() ?? null;
}

/* The page of a deed; null if there is none. */
export async function pageOf(slug, home) {
  const response = await fetch(addressOf(slug, home));
  return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
}

export function addressOf(slug, home) {
  return new URL(`${DEED_PAGES}${slug}/`, home).href;
}
