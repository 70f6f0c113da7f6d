/* Wagtail's editor saves by itself, soon after a change. Whoever presses a button while a new page is saved for the first time would make it
   twice, and both would want one slug: the press waits for the answer, and then saves the page that there is. */

const LONGEST_WAIT = 10_000;

const isNew = (form) => new URL(form.action).pathname.includes("/pages/add/");

function letPressesWait(form) {
  let isSaving = false;
  let waiting = null;

  function goOn() {
    isSaving = false;
    if (!waiting) return;
    const { button, patience } = waiting;
    waiting = null;
    clearTimeout(patience);
    /* A button that shows progress is switched off, and would not be named in what is sent. */
    if (button) button.disabled = false;
    form.requestSubmit(button);
  }

  function wait(event) {
    if (!isSaving || !isNew(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!waiting) waiting = { button: event.submitter, patience: setTimeout(goOn, LONGEST_WAIT) };
  }

  form.addEventListener("w-autosave:save", () => (isSaving = true));
  form.addEventListener("w-autosave:success", goOn);
  form.addEventListener("w-autosave:error", goOn);
  form.addEventListener("submit", wait, { capture: true });
}

const form = document.querySelector("form[data-edit-form]");
if (form) letPressesWait(form);
