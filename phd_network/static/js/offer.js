/* Offers back what this device kept and the server does not have, beside what the page holds. Nothing is put back unasked. */

import { copies, drop } from "./device.js";
import { read, same } from "./fields.js";

/* Shows the newest copy that says something else than the form, with a way to put it back and one to drop it; `own` is
   the id of this window's copy, `putBack` gets the copy that was chosen. */
export function offer(form, place, own, putBack) {
  const panel = form.querySelector("[data-offer]");
  const others = copies(place).filter((copy) => copy.id !== own);
  const isSettled = (copy) => same(form, copy.fields, read(form)) || wasDecided(form, copy);
  others.filter(isSettled).forEach((copy) => drop(place, copy.id));
  const copy = others.find((one) => !isSettled(one));
  panel.hidden = !copy;
  if (!copy) {
    return;
  }
  panel.querySelector("[data-kept-at]").textContent = momentOf(copy.at);
  panel.querySelector("[data-kept]").replaceChildren(...differences(form, copy.fields));
  panel.querySelector("[data-put-back]").onclick = () => {
    putBack(copy);
    drop(place, copy.id);
    offer(form, place, own, putBack);
  };
  panel.querySelector("[data-discard]").onclick = () => {
    drop(place, copy.id);
    offer(form, place, own, putBack);
  };
}

/* It was shown beside what is stored, somebody chose, and the choice has arrived. */
function wasDecided(form, copy) {
  return Number(form.elements.revision?.value) > (copy.decided ?? Infinity);
}

function momentOf(instant) {
  const shown = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "short" });
  return shown.format(new Date(instant));
}

/* A term and a description for every field that would change. */
function differences(form, kept) {
  const now = new Set(read(form).map(String));
  return kept.filter((field) => field[1].trim() && !now.has(String(field))).flatMap(([name, value]) => told(form, name, value));
}

function told(form, name, value) {
  const term = document.createElement("dt");
  const description = document.createElement("dd");
  const field = [...form.elements].find((one) => one.name === name && (!isPicked(one) || one.value === value));
  const group = field?.closest("fieldset")?.querySelector("legend")?.textContent;
  term.textContent = ((isPicked(field) && group) || field?.labels?.[0]?.textContent || "").trim();
  description.textContent = wordsOf(field, value);
  return term.textContent ? [term, description] : [description];
}

function isPicked(field) {
  return ["checkbox", "radio"].includes(field?.type);
}

function wordsOf(field, value) {
  if (isPicked(field)) {
    return field.labels?.[0]?.textContent.trim() ?? value;
  }
  return [...(field?.options ?? [])].find((option) => option.value === value)?.textContent.trim() ?? value;
}
