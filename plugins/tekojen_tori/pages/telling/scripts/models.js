/* The deed that somebody took as a model, when they come from its page to tell their own. */

import { DEED_PAGES } from "../contract.js";

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const REDIRECT = /\/([a-z0-9-]+)\/$/; /* Where the page of an old name leads. */

/* The model that a query names, or "". */
export function modelOf(query) {
  const slug = new URLSearchParams(query).get("malli") ?? "";
  return SLUG.test(slug) ? slug : "";
}

/* A deed as its page tells of it, {slug, title, page}, by the name that it has today; null if there is no such deed. */
export async function deedOf(slug, home) {
  const page = await pageAt(addressOf(slug, home));
  const moved = page?.querySelector("meta[http-equiv=refresh]")?.content.match(REDIRECT);
  if (moved) return moved[1] === slug ? null : deedOf(moved[1], home);
  const title = page?.querySelector("h1")?.textContent.trim();
  return title ? { slug, title, page } : null;
}

async function pageAt(address) {
  const response = await fetch(address);
  return response.ok ? new DOMParser().parseFromString(await response.text(), "text/html") : null;
}

export function addressOf(slug, home) {
  return new URL(`${DEED_PAGES}${slug}/`, home).href;
}
