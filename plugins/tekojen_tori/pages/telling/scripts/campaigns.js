/* The campaign for which somebody came to tell or to nominate a deed. */

/* {slug, title} of the running campaign that a query or fragment names, or null. */
export function campaignOf(parameters, { campaigns }) {
  return knownCampaign(new URLSearchParams(parameters).get("kampanja"), campaigns);
}

export function knownCampaign(slug, campaigns) {
  return Object.hasOwn(campaigns, slug) ? { slug, title: campaigns[slug] } : null;
}
