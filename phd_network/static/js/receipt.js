/* What the page says about its saving: the receipt, what stands in the way, and a hint beside a field. All words but the
   server's stand in the page. Who hears it is told when something changes, and not at every save. */

export class Receipt {
  constructor(form) {
    this.form = form;
    this.panel = form.querySelector("[data-saving]");
    this.kind = "";
  }

  saved(told) {
    const line = this.panel.querySelector("[data-receipt]");
    line.querySelector("time").dateTime = told.at;
    line.querySelector("time").textContent = told.saved;
    line.querySelector("[data-print]").textContent = told.fingerprint;
    line.hidden = false;
    this.say("saved", "", line);
    this.hints = told.hints;
    this.showHints();
  }

  /* Shows the one paragraph for what happened, with the server's sentence where it gave one. */
  say(kind, sentence = "", line = null) {
    for (const one of this.panel.querySelectorAll("[data-when]")) {
      one.hidden = one.dataset.when !== kind;
      if (!one.hidden) {
        line = one;
        one.querySelectorAll("[data-sentence]").forEach((place) => (place.textContent = sentence));
      }
    }
    if (this.kind !== kind && line) {
      this.panel.querySelector("[data-said]").textContent = line.textContent.replace(/\s+/g, " ").trim();
    }
    this.kind = kind;
  }

  isOnDevice(kept) {
    this.panel.querySelector("[data-unkept]").hidden = kept;
  }

  isHeld(held) {
    this.panel.querySelector("[data-held]").hidden = !held;
  }

  /* Nobody is corrected in the middle of a word: a field with the focus gets its hint when it is left. */
  showHints() {
    this.form.querySelectorAll("[data-hint]").forEach((hint) => hint.remove());
    for (const { field, sentence } of this.hints ?? []) {
      const place = document.getElementById(field);
      if (place && !place.contains(document.activeElement)) {
        addHint(place, sentence);
      }
    }
  }
}

function addHint(place, sentence) {
  if (document.getElementById(`${place.id}_error`)?.textContent.includes(sentence)) {
    return;
  }
  const hint = document.createElement("p");
  hint.className = "field__error";
  hint.dataset.hint = "";
  hint.id = `${place.id}_saved`;
  hint.textContent = sentence;
  const legend = place.querySelector("legend");
  legend ? legend.after(hint) : place.before(hint);
  const described = new Set((place.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)).add(hint.id);
  place.setAttribute("aria-describedby", [...described].join(" "));
}
