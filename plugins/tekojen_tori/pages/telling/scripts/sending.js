/* Where what was told goes, and how. Nothing leaves the browser before the reader follows one of these, or sends it from
   the page (posting.js). */

const LONGEST_ADDRESS = 7500;
/* Letters, as whoever isn't signed in meets it: the forge encodes the address once more within that of its login. */
const LONGEST_MAIL = 1900;

/* The forge's page for a new file: {address, isWhole}. When the text is too long for an address, or the forge takes
   none, it must be pasted there. */
export function newFilePage({ sending, repository }, path, text) {
  const { forge, branch, folder } = sending;
  const file = folder + path;
  const name = file.slice(file.lastIndexOf("/") + 1);
  const within = file.slice(0, file.length - name.length - 1);
  if (forge === "gitlab") {
    return { address: `${repository}/-/new/${branch}?${new URLSearchParams({ file_name: file })}`, isWhole: false };
  }
  const page =
    forge === "forgejo"
      ? [`${repository}/_new/${branch}/${within}`, { filename: name }]
      : [`${repository}/new/${branch}`, { filename: file }];
  const whole = `${page[0]}?${new URLSearchParams({ ...page[1], value: text })}`;
  if (encodeURIComponent(whole).length <= LONGEST_ADDRESS) return { address: whole, isWhole: true };
  return { address: `${page[0]}?${new URLSearchParams(page[1])}`, isWhole: false };
}

/* A ready e-mail: {address, isWhole}. Mail programs cut long ones, so a long text is pasted there. */
export function mail(to, subject, body, instead) {
  const address = (text) => `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(crlf(text))}`;
  const whole = address(body);
  return whole.length <= LONGEST_MAIL ? { address: whole, isWhole: true } : { address: address(instead), isWhole: false };
}

/* The text of a message with a file {name, text} in it. */
export function messageWith(made, greeting) {
  return `${greeting}\n\nTiedoston nimi: ${made.name}\n\n${made.text}`;
}

/* A ready e-mail with such a message, or one into which it is to be pasted. */
export function mailWith(message, to, subject) {
  return mail(to, subject, message, "(Liitä kopioimasi viesti tähän.)\n");
}

const TEXT_COPIED = "Teksti on kopioitu.";
const MESSAGE_COPIED = "Viesti on kopioitu. Liitä se sähköpostiin.";

/* What to do after following a way to send. */
export const NEXT = {
  email:
    "Lähetä viesti sähköpostiohjelmastasi. Toimitus lukee sen, kysyy tarvittaessa lisää ja julkaisee. Sinun ei tarvitse tehdä muuta.",
  forge: "Vahvista lähetys uudella välilehdellä. Toimitus lukee ehdotuksesi, ja keskustelu siitä käydään samalla sivulla.",
  issue: "Lähetä lomake uudella välilehdellä. Saat siihen vastauksen, ja toimitus lukee sen ja julkaisee.",
};

/* Makes the ways to send ready. `ways` give {address, isWhole} by the names of the ways. */
export function fillWays(form, ways) {
  for (const section of form.querySelectorAll("[data-way]")) {
    const ready = ways[section.dataset.way];
    if (!ready) continue;
    const { address, isWhole } = ready();
    section.querySelector("[data-link]").href = address;
    for (const one of section.querySelectorAll("[data-whole]")) one.hidden = !isWhole;
    for (const one of section.querySelectorAll("[data-pasted]")) one.hidden = isWhole;
  }
}

/* Tells what came of what was pressed, and what to do next, below it: elsewhere it wouldn't be seen on a phone. */
export function tellBelow(pressed, words) {
  pressed.closest("[data-way], .tell__file").querySelector(".way__told").textContent = words;
}

/* What was told is of something else than what is to be sent now. What was posted tells of itself. */
export function tellNothing(form) {
  for (const one of form.querySelectorAll(":not([data-way=post]) > .way__told")) one.textContent = "";
}

/* Puts a text on the clipboard and tells that below what was pressed. If the browser doesn't let it, the file is shown,
   to be copied by hand. Whether it is copied. */
async function copyTo(form, pressed, text, told) {
  const isCopied = await copied(text);
  if (isCopied) {
    tellBelow(pressed, told);
    return true;
  }
  const file = form.querySelector(".tell__file");
  const shown = file.querySelector(".tell__text");
  file.open = true;
  shown.focus();
  shown.select();
  tellBelow(shown, "Selain ei sallinut kopiointia. Kopioi valittu teksti itse.");
  return false;
}

/* What the buttons of a form do that sends something, by their names; `made` gives what it sends now. */
export function sendingActions(form, made, posting) {
  const copyMessage = (pressed) => copyTo(form, pressed, made().message, MESSAGE_COPIED);
  return {
    copy: (pressed) => copyTo(form, pressed, made().text, TEXT_COPIED),
    copyMessage,
    copyAndOpen: async (pressed) => {
      if (await copyMessage(pressed)) openMail(form);
    },
    post: () => posting.send(made().subject, made().message),
    save: () => download(made().name, made().text, "text/markdown"),
  };
}

/* Opens the mail program, as the link to it would. */
export function openMail(form) {
  location.assign(form.querySelector("[data-way=email] [data-link]").href);
}

export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/* Whether the text is on the clipboard now. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function crlf(text) {
  return text.replaceAll("\n", "\r\n");
}
