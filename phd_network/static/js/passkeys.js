/* Passkeys: the part of signing in that only a browser can do. A form marked [data-passkey] shows itself where it works, says why where it
   does not, and is sent once the device has answered. */

const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const encode = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const isNumeric = (host) => /^[\d.]+$/.test(host) || host.startsWith("[");

function withBuffers({ publicKey }) {
  const known = (list = []) => list.map((one) => ({ ...one, id: decode(one.id) }));
  return {
    ...publicKey,
    challenge: decode(publicKey.challenge),
    ...(publicKey.user && { user: { ...publicKey.user, id: decode(publicKey.user.id) } }),
    ...(publicKey.excludeCredentials && { excludeCredentials: known(publicKey.excludeCredentials) }),
    ...(publicKey.allowCredentials && { allowCredentials: known(publicKey.allowCredentials) }),
  };
}

function withText(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encode(credential.response[name]);
  }
  return {
    id: credential.id,
    rawId: encode(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function options(form) {
  const kept = document.getElementById(form.dataset.options);
  if (kept) return JSON.parse(kept.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function create(form) {
  const publicKey = withBuffers((await options(form)).creation_options);
  /* A passkey signs in by itself: it lives on the device, which asks for finger, face or PIN. */
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: "required",
    requireResidentKey: true,
    userVerification: "required",
  };
  return navigator.credentials.create({ publicKey });
}

async function get(form) {
  return navigator.credentials.get({ publicKey: withBuffers((await options(form)).request_options) });
}

function say(form, words) {
  form.querySelector("[data-passkey-words]").textContent = words;
}

async function answer(form) {
  say(form, "");
  try {
    const credential = await (form.dataset.passkey === "create" ? create(form) : get(form));
    form.elements.credential.value = JSON.stringify(withText(credential));
    /* Whether to stay signed in is ticked beside the password, and holds for the passkey too. */
    if (form.elements.remember) form.elements.remember.disabled = !document.querySelector("#id_remember:checked");
    form.submit();
  } catch (error) {
    say(form, error.name === "InvalidStateError" ? form.dataset.known : form.dataset.cancelled);
  }
}

function leadToLocalhost(form) {
  const here = new URL(location.href);
  here.hostname = "localhost";
  const link = Object.assign(document.createElement("a"), { href: here, textContent: here.host });
  form.querySelector("[data-passkey-words]").append(` ${form.dataset.instead} `, link);
}

function prepare(form) {
  form.hidden = false;
  const button = form.querySelector("button");
  if (isNumeric(location.hostname)) {
    button.hidden = true;
    say(form, form.dataset.numbers);
    if (["127.0.0.1", "[::1]"].includes(location.hostname)) leadToLocalhost(form);
  } else if (!window.PublicKeyCredential) {
    button.hidden = true;
    say(form, form.dataset.none);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    answer(form);
  });
}

for (const form of document.querySelectorAll("form[data-passkey]")) prepare(form);
