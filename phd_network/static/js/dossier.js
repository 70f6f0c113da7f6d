/* Comfort beside a dossier: one part of it at a time, a mark that follows the scores, Ctrl+Enter to hand in. */

const sheet = document.querySelector("#sheet");

/* The weighted mean of the scores chosen, as calls/scoring/mark.py reckons it; none where nothing that counts is chosen. */
function mark() {
  let total = 0;
  let weighted = 0;
  for (const criterion of sheet.querySelectorAll(".criterion[data-weight]")) {
    const score = Number(criterion.querySelector("input[type=radio]:checked")?.value || NaN);
    const weight = Number(criterion.dataset.weight);
    if (Number.isFinite(score) && weight > 0) {
      total += weight;
      weighted += score * weight;
    }
  }
  return total ? weighted / total : null;
}

function showMark() {
  const found = mark();
  sheet.querySelector("[data-mark]").textContent = found === null ? "–" : found.toFixed(2);
}

function showPart(id) {
  const parts = [...document.querySelectorAll("[data-part]")];
  if (!parts.some((part) => part.id === id)) return;
  for (const part of parts) part.hidden = part.id !== id;
  for (const tab of document.querySelectorAll("[data-tabs] a")) {
    if (tab.hash === `#${id}`) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
  }
}

if (sheet) {
  sheet.addEventListener("change", showMark);
  sheet.addEventListener("keydown", (event) => {
    const handIn = document.querySelector("button[form=sheet][value=hand_in]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && handIn) sheet.requestSubmit(handIn);
  });
}

const tabs = document.querySelector("[data-tabs]");
if (tabs) {
  tabs.addEventListener("click", (event) => {
    const tab = event.target.closest("a");
    if (!tab) return;
    event.preventDefault();
    showPart(tab.hash.slice(1));
  });
  showPart("part-answers");
}
