/* Small comforts for every page; each page works without this file. */

/* Beside an official date, the reader's own time, only where it differs. Templates leave an empty [data-own-time] behind a <time>. */
function ownTime(time) {
  const shown = new Intl.DateTimeFormat(document.documentElement.lang, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
  return shown.format(new Date(time.dateTime));
}

function offsetHere(instant) {
  return -instant.getTimezoneOffset();
}

for (const place of document.querySelectorAll("[data-own-time]")) {
  const time = place.parentElement.querySelector("time[datetime]");
  const official = Number(place.dataset.offset);
  if (time && offsetHere(new Date(time.dateTime)) !== official) {
    place.textContent = place.dataset.ownTime.replace("%s", ownTime(time));
  }
}

/* An error summary takes the focus, so that the next thing heard is what to mend. */
document.querySelector(".error-summary")?.focus();
