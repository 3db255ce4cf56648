/* Receives what the forms of a tori send by `post`, and forwards each message to the editors: where there is no server of
   one's own, but a host that runs functions. It takes a Request and gives a Response, as Cloudflare Workers, Deno, Netlify
   Edge, Vercel and Node do, and needs nothing else. `receiver.py` is the same for a server. How to take either into use:
   docs/toimitus.md.

   Settings, in the host's environment:
   TORI_SITE             the addresses of the sites whose pages may send, with spaces between
   TORI_FORWARD          where each message is sent: a service that mails it, a webhook
   TORI_FORWARD_BODY     what is sent, as JSON, in which {subject} and {message} are replaced
   TORI_FORWARD_HEADERS  headers for it, as JSON: a key, usually
   TORI_ADDRESS_HEADER   the header in which the host tells where a request comes from

   Nothing is kept of a sender. Where messages come from is remembered for an hour as a hash with a salt that nobody knows,
   by each process that the host runs: a host with limits of its own does it better. */

const LARGEST = 650_000;
/* In bytes, of a form: a text that a tori takes has 200 000, each of which may be written as three, and a greeting. */
const HOUR = 3_600_000;
const MOST_OF_ONE = 20;
const MOST_OF_ALL = 200;
const MOST_FIELDS = 200;
const LONGEST_NAME = 200;
const LONGEST_WAIT = 15_000;
const STYLE =
  "body{max-width:38rem;margin:3rem auto;padding:0 1rem;font:1.125rem/1.5 system-ui,sans-serif}" +
  ":root{color-scheme:light dark}textarea{box-sizing:border-box;width:100%;font:inherit}";
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f]/g;
const BODY = '{"subject": "{subject}", "text": "{message}"}';

const THANKS = {
  status: 200,
  title: "Kiitos, viesti on perillä",
  words: "Toimitus lukee sen, kysyy tarvittaessa lisää ja julkaisee. Sinun ei tarvitse tehdä muuta.",
};
const GREETING = {
  status: 200,
  title: "Torin vastaanotin on käynnissä",
  words: "Tähän osoitteeseen torin lomakkeet lähettävät vastaukset.",
};

/* Some hosts give no random values before the first request. */
let salt = null;
let taken = [];

export default { fetch: receive };

/* `host` holds the settings, or what else the host gives beside a request. */
export async function receive(request, host) {
  const setting = (name) => settings(name, host);
  const site = siteOf(request, setting("TORI_SITE"));
  if (request.method === "OPTIONS") return preflight(request, site);
  if (request.method === "GET") return answer(request, site, GREETING);
  if (request.method !== "POST") return answer(request, site, refusal(405, "Tätä pyyntöä ei ymmärretty."));
  if (!site) return answer(request, site, refusal(403, "Viestejä otetaan vastaan vain torin omilta sivuilta."));
  if (!/^application\/x-www-form-urlencoded\b/i.test(request.headers.get("Content-Type") ?? "")) {
    return answer(request, site, refusal(415, "Lomakkeen muoto on väärä."));
  }
  const form = await read(request);
  if (form === null) {
    return answer(request, site, refusal(413, "Teksti on liian pitkä. Palaa lomakkeelle ja lyhennä sitä."));
  }
  return answer(request, site, ...(await handled(new URLSearchParams(form), addressOf(request, host, setting), setting)));
}

/* What is answered to a form, and what was written, which is told to the sender if it isn't received. */
async function handled(form, address, setting) {
  if ([...form].length > MOST_FIELDS) return [refusal(400, "Lomakkeessa on liian monta kohtaa.")];
  const told = messageOf(form);
  if (!told.message) return [refusal(400, "Viesti on tyhjä.")];
  if (form.getAll("website").some((value) => value.trim())) {
    return [refusal(400, "Lomakkeen kohta, joka pyydetään jättämään tyhjäksi, ei ollut tyhjä."), told.message];
  }
  const wait = await take(address);
  if (wait) {
    const minutes = Math.ceil(wait / 60);
    const when = minutes === 1 ? "minuutin" : `${minutes} minuutin`;
    const words = `Toimitukselle on tullut juuri nyt liian monta viestiä. Yritä uudelleen ${when} kuluttua.`;
    return [refusal(429, words, wait), told.message];
  }
  if (await isForwarded(told, setting)) return [THANKS];
  return [refusal(503, "Viestiä ei saatu talteen. Yritä hetken kuluttua uudelleen."), told.message];
}

/* The message of a form: the one that the page's script wrote, or each answer below its question. The names of a form that
   works without scripts are its questions. Answers of the same name are one. */
function messageOf(form) {
  const answers = new Map();
  let [subject, message] = ["", ""];
  for (const [name, value] of form) {
    const words = value.replace(/\r\n?/g, "\n").replace(CONTROLS, "").trim();
    if (name === "subject") subject = onOneLine(words);
    else if (name === "message") message = words;
    else if (name !== "website") answers.set(onOneLine(name), [...(answers.get(onOneLine(name)) ?? []), words]);
  }
  const told = [...answers].map(([question, given]) => [question, given.filter(Boolean).join(", ")]);
  if (told.some(([, given]) => given)) {
    message = [message, ...told.map(([question, given]) => `### ${question}\n\n${given}`.trim())].filter(Boolean).join("\n\n");
  }
  return { subject: subject || "Torin lomakkeella lähetetty", message };
}

function onOneLine(words) {
  return words.replace(CONTROLS, " ").replace(/\s+/g, " ").trim().slice(0, LONGEST_NAME);
}

/* Takes a message from an address: 0, or if that is too many, in how many seconds there is room again. */
async function take(address) {
  salt ??= crypto.getRandomValues(new Uint8Array(32));
  const sender = await hashed(new Uint8Array([...salt, ...new TextEncoder().encode(address)]));
  const now = Date.now();
  taken = taken.filter(({ when }) => now - when < HOUR);
  const ofOne = taken.filter((one) => one.sender === sender);
  const full = [ofOne.length >= MOST_OF_ONE && ofOne[0], taken.length >= MOST_OF_ALL && taken[0]].filter(Boolean);
  if (!full.length) {
    taken.push({ when: now, sender });
    return 0;
  }
  return Math.max(1, Math.ceil((Math.max(...full.map(({ when }) => when)) + HOUR - now) / 1000));
}

async function hashed(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/* Whether the editors have it now. */
async function isForwarded(told, setting) {
  try {
    const response = await fetch(setting("TORI_FORWARD"), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "User-Agent": "tekojen-tori",
        ...JSON.parse(setting("TORI_FORWARD_HEADERS") || "{}"),
      },
      body: JSON.stringify(filled(JSON.parse(setting("TORI_FORWARD_BODY") || BODY), told)),
      signal: AbortSignal.timeout(LONGEST_WAIT),
    });
    if (!response.ok) console.error(`Viestiä ei voitu välittää: TORI_FORWARD vastasi ${response.status}.`);
    return response.ok;
  } catch (failure) {
    console.error(`Viestiä ei voitu välittää (${failure.name}). Tarkista asetukset TORI_FORWARD….`);
    return false;
  }
}

/* A body with what was told in its texts. */
function filled(body, told) {
  if (typeof body === "string") return body.replace(/\{(subject|message)\}/g, (_, name) => told[name]);
  if (Array.isArray(body)) return body.map((one) => filled(one, told));
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(([name, one]) => [name, filled(one, told)]));
}

/* The form's text, or null if it is too large. */
async function read(request) {
  const parts = [];
  let size = 0;
  for (const reader = request.body?.getReader(); reader; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size <= LARGEST) parts.push(value);
  }
  return size <= LARGEST ? new Blob(parts).text() : null;
}

/* The address of the site whose page sends; "" for others. */
function siteOf(request, sites = "") {
  const origin = request.headers.get("Origin");
  return sites.split(/\s+/).find((site) => URL.canParse(site) && new URL(site).origin === origin) ?? "";
}

/* Where a request comes from. */
function addressOf(request, host, setting) {
  const header = setting("TORI_ADDRESS_HEADER") || "CF-Connecting-IP";
  return senderOf((request.headers.get(header) ?? host?.remoteAddr?.hostname ?? "").trim());
}

/* An address of IPv4, or the first half of one of IPv6, for a home has many that begin alike. */
function senderOf(address) {
  if (address.includes(".")) return address.slice(address.lastIndexOf(":") + 1);
  const [begins, ends = []] = address.split("::", 2).map((part) => part.split(":").filter(Boolean));
  const zeros = Math.max(0, 8 - begins.length - ends.length);
  return [...begins, ...Array(zeros).fill("0"), ...ends].slice(0, 4).join(":");
}

function settings(name, host) {
  const { Netlify, Deno, process } = globalThis;
  return host?.[name] ?? Netlify?.env.get(name) ?? Deno?.env.get(name) ?? process?.env?.[name] ?? "";
}

function refusal(status, words, wait = 0) {
  return { status, title: "Viesti ei lähtenyt", words, wait };
}

/* A browser asks whether a page may send. */
function preflight(request, site) {
  const headers = allowing(request, site);
  headers.set("Access-Control-Allow-Methods", "POST");
  headers.set("Access-Control-Allow-Headers", "Content-Type");
  headers.set("Access-Control-Max-Age", "86400");
  return new Response(null, { status: site ? 204 : 403, headers });
}

/* The page that sends may read the answer. */
function allowing(request, site) {
  const headers = new Headers({ Vary: "Origin, Accept" });
  if (site) headers.set("Access-Control-Allow-Origin", request.headers.get("Origin"));
  return headers;
}

/* As a page for people, as JSON for the page's own script. */
async function answer(request, site, { status, title, words, wait }, written = "") {
  const isScript = (request.headers.get("Accept") ?? "").includes("application/json");
  const headers = allowing(request, site);
  headers.set("Content-Type", `${isScript ? "application/json" : "text/html"}; charset=utf-8`);
  headers.set("Content-Security-Policy", `default-src 'none'; style-src 'sha256-${await hashed(new TextEncoder().encode(STYLE))}'`);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Cache-Control", "no-store");
  if (wait) headers.set("Retry-After", String(wait));
  const told = { received: status === 200, reason: status === 200 ? "" : words };
  return new Response(isScript ? JSON.stringify(told) : page(title, words, written, site), { status, headers });
}

/* The page that a form without scripts leads to. What was not received is there to be copied. */
function page(title, words, written, site) {
  const lost =
    written &&
    `<p>Mitään ei kadonnut. Palaa lomakkeelle selaimen Takaisin-painikkeella tai kopioi kirjoittamasi:</p>
<p><textarea aria-label="Kirjoittamasi" rows="12" readonly>\n${escaped(written)}</textarea></p>`;
  const back = site && `<p><a href="${escaped(site)}">Takaisin torille</a></p>`;
  return `<!doctype html>
<html lang="fi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(words)}</p>
${[lost, back].filter(Boolean).join("\n")}
</main>
</body>
</html>
`;
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.codePointAt(0)};`);
}
