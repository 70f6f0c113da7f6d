/* What a form holds, as a list of names and values, and back again. Files, buttons and hidden fields are left out. */

const NOT_TYPED = new Set(["hidden", "file", "submit", "button", "fieldset", "reset"]);
const PICKED = new Set(["checkbox", "radio"]);

function typedInto(form) {
  return [...form.elements].filter(
    (field) => field.name && !NOT_TYPED.has(field.type) && !field.name.endsWith("-remove") && !field.disabled,
  );
}

/* What stands there now. */
export function read(form) {
  const fields = typedInto(form).filter((field) => !PICKED.has(field.type) || field.checked);
  return fields.map((field) => [field.name, field.value]);
}

/* What stood there when the page came: a browser may have put back what was typed before a reload. */
export function served(form) {
  const fields = typedInto(form).filter((field) => !PICKED.has(field.type) || field.defaultChecked);
  return fields.map((field) => [field.name, field.options ? chosenAtFirst(field) : servedValue(field)]);
}

function servedValue(field) {
  return PICKED.has(field.type) ? field.value : field.defaultValue;
}

function chosenAtFirst(menu) {
  const options = [...menu.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

/* Whether two lists say the same: empty fields and outer space say nothing, rows count by their order. */
export function same(form, some, others) {
  return essence(form, some) === essence(form, others);
}

function essence(form, fields) {
  const said = fields.map(([name, value]) => [name, value.replaceAll("\r\n", "\n").trim()]).filter(([, value]) => value);
  return JSON.stringify([...form.querySelectorAll("[data-repeat]")].reduce(inOrder, said).sort());
}

function inOrder(fields, repeat) {
  const start = `${repeat.dataset.repeat}-`;
  const rows = rowNumbers(fields, start);
  return renumbered(fields, start, rows, [...rows.keys()]);
}

/* Puts a list back; what it does not name is emptied. Groups get as many rows as the list has. */
export function write(form, fields) {
  const values = new Map();
  for (const [name, value] of [...form.querySelectorAll("[data-repeat]")].reduce(intoRows, fields)) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  for (const field of typedInto(form)) {
    const found = values.get(field.name) ?? [];
    if (PICKED.has(field.type)) {
      field.checked = found.includes(field.value);
    } else {
      field.value = found[0] ?? "";
    }
    ["input", "change"].forEach((kind) => field.dispatchEvent(new Event(kind, { bubbles: true })));
  }
}

function intoRows(fields, repeat) {
  const start = `${repeat.dataset.repeat}-`;
  const wanted = rowNumbers(fields.filter(([, value]) => value.trim()), start);
  const there = () => rowNumbers([...repeat.querySelectorAll("[name]")].map((field) => [field.name]), start);
  const add = repeat.querySelector(":scope > button");
  while (there().length < wanted.length && add && !add.hidden) {
    add.click();
  }
  return renumbered(fields, start, wanted, there());
}

function rowNumbers(fields, start) {
  const inside = fields.filter(([name]) => name.startsWith(start)).map(([name]) => rowOf(name, start));
  return [...new Set(inside.filter(Number.isFinite))].sort((one, other) => one - other);
}

function rowOf(name, start) {
  return parseInt(name.slice(start.length), 10);
}

function renumbered(fields, start, from, to) {
  const rename = (name) => {
    const place = name.startsWith(start) ? from.indexOf(rowOf(name, start)) : -1;
    return place < 0 ? name : name.replace(`${start}${from[place]}-`, `${start}${to[place]}-`);
  };
  return fields.map(([name, value]) => [rename(name), value]);
}
