/* A sign-in that will end: said ahead, and made longer where somebody is still there. Signing out clears the device. */

import { forget } from "./device.js";

const AHEAD = 5 * 60_000;
const LOOK_AGAIN = 30_000;

const dialog = document.querySelector("dialog[data-session]");
const asked = (dialog ?? document.querySelector("[data-session]"))?.dataset;
const tokens = "[name=csrfmiddlewaretoken]";
let endsAt = Infinity;
let ahead = AHEAD;
let typedAt = -Infinity;

/* How long the sign-in of this browser still holds, and whose it is; nothing where nobody answers. */
export async function ask(options = {}) {
  if (!asked) {
    return null;
  }
  try {
    const response = await fetch(asked.session, { headers: { Accept: "application/json" }, ...options });
    return { ok: response.ok, ...(await response.json()) };
  } catch {
    return null;
  }
}

/* Whether the same person is signed in here again, or still; the page then carries the token of today. */
export async function renewed() {
  const answer = await ask();
  if (!isMine(answer)) {
    return false;
  }
  document.querySelectorAll(tokens).forEach((field) => (field.value = answer.token));
  holdsFor(answer.seconds);
  return true;
}

/* A page that is opened by a link is nobody's. */
function isMine(answer) {
  return Boolean(answer) && (asked.person === undefined || answer.person === asked.person);
}

function holdsFor(seconds) {
  endsAt = Date.now() + seconds * 1000;
}

async function prolong() {
  const headers = { Accept: "application/json", "X-CSRFToken": document.querySelector(tokens)?.value ?? "" };
  const answer = await ask({ method: "POST", headers });
  if (answer?.ok) {
    holdsFor(answer.seconds);
  }
  return Boolean(answer?.ok);
}

function show(part) {
  for (const one of dialog.querySelectorAll("[data-part]")) {
    one.hidden = one.dataset.part !== part;
  }
  const time = new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  dialog.querySelectorAll("[data-until]").forEach((place) => (place.textContent = time.format(endsAt)));
  dialog.setAttribute("aria-labelledby", `session-${part}`);
  if (!dialog.open) {
    dialog.showModal();
  }
  dialog.querySelector(`[data-part=${part}] :is(button, a)`).focus();
}

/* Another window may have been at work: only the server knows when the end is. */
async function look() {
  if (endsAt - Date.now() <= ahead) {
    const answer = await ask();
    if (answer && !isMine(answer)) {
      show("ended");
    } else if (answer) {
      holdsFor(answer.seconds);
      await warn();
    }
  } else if (dialog.open && !dialog.querySelector("[data-part=ending]").hidden) {
    dialog.close();
  }
  setTimeout(look, Math.min(LOOK_AGAIN, Math.max(1000, endsAt - Date.now() - ahead)));
}

async function warn() {
  if (endsAt - Date.now() > ahead) {
    return;
  }
  if (Date.now() - typedAt < ahead && (await prolong())) {
    return;
  }
  if (!dialog.open) {
    show("ending");
  }
}

if (dialog) {
  holdsFor(Number(dialog.dataset.seconds));
  ahead = Math.min(AHEAD, (endsAt - Date.now()) / 2);
  document.addEventListener("input", () => (typedAt = Date.now()));
  dialog.querySelector("[data-stay]").addEventListener("click", async () => {
    show((await prolong()) ? "stayed" : "ended");
  });
  dialog.querySelectorAll("[data-close]").forEach((button) => button.addEventListener("click", () => dialog.close()));
  document.addEventListener("visibilitychange", async () => {
    const isOver = dialog.open && !dialog.querySelector("[data-part=ended]").hidden;
    if (document.visibilityState === "visible" && isOver && (await renewed())) {
      dialog.close();
    }
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]") && !event.defaultPrevented) {
      forget(dialog.dataset.person);
    }
  });
  look();
}
