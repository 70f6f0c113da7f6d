/* One exchange with the server: what is sent, and what became of it in one word. */

const PATIENCE = 15_000;
const MOST_AFTER_LEAVING = 60_000;

/* Resolves to { kind } with what the server told: saved · stale · signed-out · out-of-date · too-large · refused, or,
   where it is not known whether the server has it, offline · busy. Never rejects. */
export async function send(address, fields, { keepalive = false } = {}) {
  const body = new URLSearchParams(fields).toString();
  const options = {
    method: "POST",
    headers: { Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" },
    body,
    signal: AbortSignal.timeout(PATIENCE),
    keepalive: keepalive && body.length < MOST_AFTER_LEAVING,
  };
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    return { kind: "offline" };
  }
  return outcome(response, await response.json().catch(() => ({})));
}

function outcome(response, told) {
  if (response.ok && "revision" in told) {
    return { kind: "saved", ...told };
  }
  if (response.status === 413) {
    return { kind: "too-large", ...told };
  }
  return { kind: told.sentence ? (told.why ?? "refused") : "busy", ...told };
}
