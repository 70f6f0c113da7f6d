/* Comfort for compiled forms: counters, repeated groups, conditions. The server does all of it again. */

const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u;
const INVISIBLE = /(?![\t\n\v\f\r])[\p{Cf}\p{Cc}]/gu;

function visibleText(text) {
  return text.replaceAll("\r\n", "\n").replace(INVISIBLE, "");
}

function wordsIn(chunk) {
  const runs = chunk.split(IDEOGRAPH);
  return runs.length - 1 + runs.filter((run) => /[\p{L}\p{N}]/u.test(run)).length;
}

/* The same count as calls/forms/words.py, where it is explained. */
export function countWords(text) {
  const chunks = visibleText(text).split(/\s+/u).filter(Boolean);
  return chunks.reduce((total, chunk) => total + wordsIn(chunk), 0);
}

export function countCharacters(text) {
  return [...visibleText(text).normalize("NFC").trim()].length;
}

function startCounter(counter) {
  const field = document.getElementById(counter.dataset.counts);
  const count = field.dataset.unit === "words" ? countWords : countCharacters;
  const show = () => {
    const reached = count(field.value);
    counter.textContent = counter.dataset.text.replace("__count__", reached);
    counter.classList.toggle("field__counter--over", reached > Number(field.dataset.limit));
  };
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(show, 300);
  });
  counter.hidden = false;
  show();
}

function startCounters(root) {
  root.querySelectorAll(".field__counter[data-counts]").forEach(startCounter);
}

/* Repeated groups: a copy of the blank row under the next free number. */
function nextNumber(repeat) {
  const start = `${repeat.dataset.repeat}-`;
  const names = [...repeat.querySelectorAll("[name]")].map((field) => field.name);
  const numbers = names.filter((name) => name.startsWith(start)).map((name) => parseInt(name.slice(start.length), 10));
  return Math.max(-1, ...numbers) + 1;
}

function makeButton(words, press) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button--quiet";
  button.textContent = words;
  button.addEventListener("click", press);
  return button;
}

function rowsOf(repeat) {
  return repeat.querySelectorAll(":scope > .repeat__item");
}

function changed(element) {
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

function addRemover(repeat, row, add) {
  const remove = makeButton(repeat.dataset.remove, () => {
    row.remove();
    add.hidden = isFull(repeat);
    changed(repeat);
    (repeat.querySelector("input, select, textarea") ?? add).focus();
  });
  row.append(remove);
}

function isFull(repeat) {
  return Boolean(repeat.dataset.most) && rowsOf(repeat).length >= Number(repeat.dataset.most);
}

function addRow(repeat, template, add) {
  const holder = document.createElement("template");
  holder.innerHTML = template.innerHTML.replaceAll("__row__", nextNumber(repeat));
  const row = holder.content.firstElementChild;
  add.before(row);
  addRemover(repeat, row, add);
  startCounters(row);
  add.hidden = isFull(repeat);
  row.querySelector("input, select, textarea")?.focus();
}

function startRepeat(repeat) {
  const template = repeat.querySelector(":scope > template[data-row]");
  if (!template) {
    return;
  }
  const add = makeButton(repeat.dataset.add, () => addRow(repeat, template, add));
  repeat.append(add);
  rowsOf(repeat).forEach((row) => addRemover(repeat, row, add));
  add.hidden = isFull(repeat);
}

/* Conditions: a question that need not be answered is put away, with all that depends on it. */
const MEETS = {
  is: (given, value) => given.length === 1 && given[0].toLowerCase() === value.toLowerCase(),
  is_not: (given, value) => !MEETS.is(given, value),
  includes: (given, value) => given.includes(value),
  answered: () => true,
};

function answersTo(form, key) {
  const place = form.querySelector(`[data-key="${CSS.escape(key)}"]`);
  if (!place) {
    return null;
  }
  if (place.closest("[hidden]")) {
    return [];
  }
  const given = [...place.querySelectorAll("input, select, textarea")]
    .filter((field) => !["checkbox", "radio"].includes(field.type) || field.checked)
    .map((field) => (field.value === "on" ? "yes" : field.value.trim()));
  const kept = place.querySelector(".upload__file") ? ["file"] : [];
  return [...given, ...kept].filter(Boolean);
}

function mirror(form) {
  for (const place of form.querySelectorAll("[data-condition]")) {
    const given = answersTo(form, place.dataset.condition);
    if (given) {
      place.hidden = !(given.length && MEETS[place.dataset.operator](given, place.dataset.value));
    }
  }
}

for (const form of document.querySelectorAll(".form")) {
  startCounters(form);
  form.querySelectorAll("[data-repeat]").forEach(startRepeat);
  form.addEventListener("input", () => mirror(form));
  form.addEventListener("change", () => mirror(form));
  mirror(form);
}
