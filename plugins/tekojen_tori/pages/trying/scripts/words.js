/* A kit in plain words, to be copied or sent: what it says by itself, and what has been answered. */

const LONGEST_MAIL = 1800; /* Letters of an address that every mail program takes. */

/* The words of one part. What nobody has answered is left out, and a heading over nothing too. */
export function wordsOf(part) {
  const said = [];
  let heading = "";
  for (const one of part.querySelectorAll("h2, h3, [data-say], .ask, .check")) {
    if (one.localName === "h2" || one.localName === "h3") {
      heading = one.localName === "h3" ? one.textContent.trim() : "";
      continue;
    }
    const words = one.matches(".ask") ? answered(one) : one.matches(".check") ? ticked(one) : spoken(one);
    if (!words) continue;
    if (heading) said.push(heading.toUpperCase());
    heading = "";
    said.push(words);
  }
  return said.join("\n\n");
}

/* The words of all parts that say anything, each under its heading. */
export function wordsOfAll(parts) {
  return parts
    .map((part) => [part.closest("section").querySelector("h2").textContent, wordsOf(part)])
    .filter(([, words]) => words)
    .map(([heading, words]) => `${heading}\n\n${words}`)
    .join("\n\n\n");
}

/* An e-mail to whomever one likes: {address, isWhole}. Mail programs cut long ones: those begin empty. */
export function mail(subject, words) {
  const empty = `mailto:?subject=${encodeURIComponent(subject)}`;
  const whole = `${empty}&body=${encodeURIComponent(words.replaceAll("\n", "\r\n"))}`;
  return whole.length <= LONGEST_MAIL ? { address: whole, isWhole: true } : { address: empty, isWhole: false };
}

function answered(ask) {
  const answer = ask.querySelector(".kit__paper").textContent.trim();
  return answer && `${ask.querySelector("label").textContent.trim()}\n${answer}`;
}

function ticked(check) {
  return check.querySelector("input").checked ? `✓ ${check.textContent.trim()}` : "";
}

/* A sentence with a place for an answer says nothing without it. */
function spoken(one) {
  if ([...one.querySelectorAll(".kit__slot")].some((slot) => !slot.matches(".is-filled"))) return "";
  const lines = one.localName === "div" ? [...one.querySelectorAll("p")] : [one];
  return lines.map((line) => line.textContent.trim()).join("\n");
}
