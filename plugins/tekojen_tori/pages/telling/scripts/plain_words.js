/* Text as somebody typed or pasted it, made into Markdown, or into HTML for the preview, that shows it just so.
   `contributing/plain_words.py` does the same for the terminal and for imports, and says why. */

const NOT_TEXT =
  /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff\p{Cs}]/gu;
const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/g;
const SPACES = /[ \t\u00a0]+/g;
const ADDRESS = /https?:\/\/(?:(?!&#?[A-Za-z0-9]+;)[^\s\u001c-\u001f\u0085<>"'`])*(?!&)[^\s\u001c-\u001f\u0085<>"'`.,;:!?)\]}]/g;
const MARKS = /[\\`*_[\]<>~|]|&(?=#?[A-Za-z0-9]+;)|@|:(?=\/\/)/g;
const WWW = /([Ww]{3})\./g; // no look-behind, which Safari knows from 16.4 on
const LINE_START = /^(?:[#+=:-]|[0-9]+(?=[.)](?: |$)))/;
const BULLET = /^[-*•–] +(?=[^ ])/;
const NUMBER = /^([0-9]{1,3})[.)] +(?=[^ ])/;

export function cleaned(text) {
  return text.replace(LINE_ENDS, "\n").replace(NOT_TEXT, "");
}

export function onOneLine(text) {
  return cleaned(text).replaceAll("\n", " ").replace(SPACES, " ").trim();
}

export function asMarkdown(text) {
  return blocks(text)
    .map(({ tag, lines }) => {
      if (tag === "ul") return lines.map((line) => `- ${markdownLine(line)}`).join("\n");
      if (tag === "ol") return lines.map((line, place) => `${place + 1}. ${markdownLine(line)}`).join("\n");
      return lines.map(markdownLine).join("\\\n");
    })
    .join("\n\n");
}

/* The same as elements, for a page. */
export function asElements(text) {
  return blocks(text).map(({ tag, lines }) => {
    const block = document.createElement(tag);
    lines.forEach((line, place) => {
      if (tag !== "p") block.append(document.createElement("li"));
      else if (place) block.append(document.createElement("br"));
      (tag === "p" ? block : block.lastChild).append(...linked(line));
    });
    return block;
  });
}

/* Paragraphs and lists: {tag, lines}, list items without their marks. */
function blocks(text) {
  const paragraphs = [[]];
  for (const written of cleaned(text).split("\n")) {
    const line = trimmed(written.replace(SPACES, " "));
    const last = paragraphs.at(-1);
    if (!line) paragraphs.push([]);
    else if (last.length && BULLET.test(last.at(-1)) !== BULLET.test(line)) paragraphs.push([line]);
    else last.push(line);
  }
  return paragraphs.filter((lines) => lines.length).map(block);
}

function block(lines) {
  if (BULLET.test(lines[0])) return { tag: "ul", lines: lines.map((line) => line.slice(2).replace(/^ +/, "")) };
  const isNumbered = lines.length > 1 && lines.every((line, place) => Number(NUMBER.exec(line)?.[1]) === place + 1);
  return isNumbered ? { tag: "ol", lines: lines.map((line) => line.replace(NUMBER, "")) } : { tag: "p", lines };
}

function markdownLine(text) {
  let line = "";
  let end = 0;
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
    line += `${escaped(text.slice(end, index))}<${address}>`;
    end = index + address.length;
  }
  line += escaped(text.slice(end));
  const start = LINE_START.exec(line)?.[0];
  if (start === undefined) return line;
  return /^[0-9]/.test(start) ? `${start}\\${line.slice(start.length)}` : `\\${line}`;
}

function linked(line) {
  const nodes = [];
  let end = 0;
  for (const { 0: address, index } of line.matchAll(ADDRESS)) {
    const link = document.createElement("a");
    link.href = address;
    link.rel = "noopener nofollow ugc";
    link.textContent = address;
    nodes.push(line.slice(end, index), link);
    end = index + address.length;
  }
  return [...nodes, line.slice(end)];
}

function escaped(text) {
  return text.replace(MARKS, "\\$&").replace(WWW, "$1\\.");
}

function trimmed(text) {
  return text.replace(/^ +| +$/g, "");
}
