/* A form that saves itself while somebody types. The server says when and what it holds; what it could not be given stays
   on the page and on the device. A form without data-autosave keeps on the device only. Without this file the buttons save.

   What was sent and not answered is sent again first, from the start it had: the server may have it already, and would
   take newer words from that old start for somebody else's. */

import { decide, drop, keep } from "./device.js";
import { read, same, served, write } from "./fields.js";
import { offer } from "./offer.js";
import { Receipt } from "./receipt.js";
import { send } from "./saving.js";
import { renewed } from "./session.js";

const QUIET = 2_000;
const PACE = 10_000;
const PAUSES = [5_000, 15_000, 30_000, 60_000, 120_000];
const LONGEST_WAIT = 5_000;
const STARTS = ["revision", "seen"];
const PASSING = new Set(["offline", "busy"]);

class Autosave {
  id = `${Date.now()}-${Math.random()}`;
  unconfirmed = null;
  sending = null;
  isOver = false;
  isLeaving = false;
  isHeld = false;
  failures = 0;
  sentAt = 0;
  unsavedSince = null;

  constructor(form) {
    this.form = form;
    this.address = form.dataset.autosave;
    this.place = form.dataset.keptAs;
    this.receipt = new Receipt(form);
    this.confirmed = "unsaved" in form.dataset ? [] : served(form);
  }

  get isDirty() {
    return Boolean(this.unconfirmed) || !same(this.form, read(this.form), this.confirmed);
  }

  get isStillTooLarge() {
    return Boolean(this.tooMuch) && same(this.form, read(this.form), this.tooMuch);
  }

  get start() {
    return STARTS.map((name) => [name, this.form.elements[name]?.value ?? ""]);
  }

  standOn(start) {
    for (const [name, value] of start) {
      if (this.form.elements[name]) {
        this.form.elements[name].value = value;
      }
    }
  }

  /* On the device while the server has not got it. */
  keep() {
    clearTimeout(this.keeping);
    if (!this.isDirty && !this.hasUnread) {
      drop(this.place, this.id);
      return;
    }
    if (this.isForgotten) {
      return;
    }
    const copy = { id: this.id, at: new Date().toISOString(), fields: read(this.form), start: this.start };
    this.receipt.isOnDevice(keep(this.place, { ...copy, unconfirmed: this.unconfirmed }));
  }

  typed() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), 500);
    this.schedule();
  }

  schedule() {
    if (!this.address || this.isOver || this.failures || this.receipt.kind === "signed-out") {
      return;
    }
    const now = Date.now();
    this.unsavedSince ??= now;
    const due = Math.max(this.sentAt + PACE, Math.min(now + QUIET, this.unsavedSince + PACE));
    this.saveIn(due - now);
  }

  saveIn(pause) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), pause);
  }

  /* One exchange at a time; resolves when it is over, whatever came of it. */
  save(options) {
    if (!this.address || this.isOver || (!this.sending && !this.isDirty) || this.isStillTooLarge) {
      return Promise.resolve();
    }
    this.sending ??= this.exchange(options).finally(() => (this.sending = null));
    return this.sending;
  }

  async exchange(options) {
    clearTimeout(this.waiting);
    this.unconfirmed ??= { fields: read(this.form), start: this.start };
    this.sentAt = Date.now();
    this.unsavedSince = null;
    const { fields, start } = this.unconfirmed;
    const token = ["csrfmiddlewaretoken", this.form.elements.csrfmiddlewaretoken.value];
    const told = await send(this.address, [...fields, ...start, token], options);
    (this[OUTCOMES[told.kind]] ?? this.refused).call(this, told);
  }

  saved(told) {
    const wasFailing = this.failures > 0;
    this.confirmed = this.unconfirmed.fields;
    this.unconfirmed = null;
    this.hasUnread = told.unread;
    this.failures = 0;
    this.hasRenewed = this.isHeld = false;
    this.receipt.isHeld(false);
    this.standOn(STARTS.filter((name) => name in told).map((name) => [name, told[name]]));
    this.receipt.saved(told);
    this.keep();
    if (this.isDirty) {
      wasFailing ? this.saveIn(0) : this.schedule();
    }
  }

  failed({ kind }) {
    this.saveIn(PAUSES[Math.min(this.failures, PAUSES.length - 1)]);
    this.failures += 1;
    this.receipt.say(kind);
    this.keep();
  }

  /* Somebody signed in anew in another window, or nobody did yet. */
  async turnedAway(told) {
    if (told.kind === "out-of-date" && !this.hasRenewed && (await renewed())) {
      this.hasRenewed = true;
      this.saveIn(0);
      return;
    }
    this.hasRenewed = false;
    this.receipt.say("signed-out");
    this.keep();
  }

  tooLarge(told) {
    this.tooMuch = this.unconfirmed.fields;
    this.unconfirmed = null;
    this.receipt.say("too-large", told.sentence);
    this.keep();
  }

  refused(told) {
    this.isOver = true;
    this.receipt.say(told.kind, told.sentence);
    this.keep();
  }

  async cameBack() {
    if (this.receipt.kind === "signed-out" && (await renewed())) {
      this.save();
    } else if (this.failures) {
      this.save();
    }
  }

  wentAway() {
    if (this.isDirty) {
      this.keep();
    }
    if (!this.isLeaving && !this.failures) {
      this.save({ keepalive: true });
    }
  }

  left() {
    this.receipt.showHints();
    if (!this.failures && this.isDirty) {
      this.saveIn(Math.max(0, this.sentAt + QUIET - Date.now()));
    }
  }

  putBack(copy) {
    write(this.form, copy.fields);
    this.standOn(copy.start);
    this.confirmed = [];
    this.unconfirmed = copy.unconfirmed;
    this.keep();
    this.save();
  }

  /* Waits for what is on its way, so that the page does not race with itself. Returns whether to go on: where text could
     be lost, the first press stays here and says so, and the second one goes. */
  async mayLeave(signsOut) {
    this.keep();
    await Promise.race([this.save(), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT))]);
    const isSafe = signsOut ? !this.isDirty : !this.sending && !PASSING.has(this.receipt.kind);
    if (isSafe || this.isHeld) {
      return true;
    }
    this.isHeld = true;
    this.receipt.isHeld(true);
    return false;
  }

  /* Holds a form back until this one is saved; `form` is this one, or the one that signs out. */
  async leaving(event, form) {
    const signsOut = form !== this.form;
    const isItsOwnSave = !signsOut && (this.isOver || !this.address);
    if (this.isLeaving || isItsOwnSave || !this.isDirty) {
      this.isForgotten = signsOut;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    this.isLeaving = await this.mayLeave(signsOut);
    this.isAsking = false;
    if (this.isLeaving) {
      form.requestSubmit(event.submitter);
    }
  }
}

const OUTCOMES = {
  saved: "saved",
  offline: "failed",
  busy: "failed",
  "signed-out": "turnedAway",
  "out-of-date": "turnedAway",
  "too-large": "tooLarge",
};

function watch(form) {
  const autosave = new Autosave(form);
  const offered = () => offer(form, autosave.place, autosave.id, (copy) => autosave.putBack(copy));
  form.addEventListener("input", () => autosave.typed());
  form.addEventListener("change", () => autosave.typed());
  form.addEventListener("focusout", () => setTimeout(() => autosave.left()));
  form.addEventListener("submit", (event) => autosave.leaving(event, form));
  document.addEventListener("submit", (event) => signingOut(autosave, event), { capture: true });
  document.addEventListener("visibilitychange", () =>
    document.visibilityState === "hidden" ? autosave.wentAway() : autosave.cameBack(),
  );
  window.addEventListener("focus", () => autosave.cameBack());
  window.addEventListener("online", () => autosave.cameBack());
  window.addEventListener("pagehide", () => autosave.wentAway());
  window.addEventListener("pageshow", () => (autosave.isLeaving = autosave.isForgotten = false));
  window.addEventListener("storage", () => form.querySelector("[data-offer]").hidden || offered());
  offered();
  if (autosave.isDirty) {
    autosave.typed();
  }
}

function signingOut(autosave, event) {
  if (event.target.matches("[data-sign-out]")) {
    autosave.leaving(event, event.target);
  }
}

/* The page that shows both texts carries what was typed in hidden fields: that copy is decided about by sending it. */
function watchDecision(form) {
  const typed = [...form.elements].filter((field) => field.type === "hidden").map((field) => [field.name, field.value]);
  form.addEventListener("submit", () => {
    decide(form.dataset.decides, Number(form.dataset.revision), ({ fields }) => {
      const names = new Set(fields.map(([name]) => name));
      return same(form, fields, typed.filter(([name]) => names.has(name)));
    });
  });
}

document.querySelectorAll("form[data-kept-as]").forEach(watch);
document.querySelectorAll("form[data-decides]").forEach(watchDecision);
