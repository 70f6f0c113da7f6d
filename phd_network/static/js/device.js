/* Copies of what was typed, kept on this device while the server does not have it. Each belongs to one person, one
   submission and one section; several windows keep one each. */

const START = "kept:";
const KEPT_FOR = 30 * 24 * 3_600_000;

/* A browser may refuse to keep anything. Reading then finds nothing, and writing says so. */
function tried(work, otherwise) {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function write(place, kept) {
  const key = START + place;
  return tried(() => {
    kept.length ? localStorage.setItem(key, JSON.stringify(kept)) : localStorage.removeItem(key);
    return true;
  }, false);
}

/* The copies of one place, the newest first. */
export function copies(place) {
  const kept = tried(() => JSON.parse(localStorage.getItem(START + place)), null) ?? [];
  const young = kept.filter((copy) => Date.now() - Date.parse(copy.at) < KEPT_FOR);
  return young.sort((one, other) => (one.at < other.at ? 1 : -1));
}

/* Puts a copy in the place of the one with the same id. Returns whether the device has it now. */
export function keep(place, copy) {
  return write(place, [copy, ...copies(place).filter((other) => other.id !== copy.id)]);
}

export function drop(place, id) {
  const kept = copies(place);
  if (kept.some((copy) => copy.id === id)) {
    write(place, kept.filter((copy) => copy.id !== id));
  }
}

/* Notes that the copies `isMeant` picks are being decided about, on a page that showed what was stored at this revision. */
export function decide(place, revision, isMeant) {
  write(place, copies(place).map((copy) => (isMeant(copy) ? { ...copy, decided: revision } : copy)));
}

/* Everything that is kept of one person. */
export function forget(person) {
  tried(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${START}${person}:`));
    keys.forEach((key) => localStorage.removeItem(key));
  });
}
