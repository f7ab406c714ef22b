/** The line from this page to the appliance: what it says, live, and what a hand presses. */

const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 3000;

/** Keep a WebSocket up while the page lives. `onState` gets each state, `onLost` a break. */
export function listen({ onState, onLost }) {
  let waitMs = FIRST_WAIT_MS;
  const open = () => {
    const socket = new WebSocket(new URL("/api/live", location.href.replace(/^http/, "ws")));
    socket.addEventListener("message", (message) => {
      waitMs = FIRST_WAIT_MS;
      onState(JSON.parse(message.data));
    });
    socket.addEventListener("close", () => {
      onLost();
      setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
    });
  };
  open();
}

/** Send one press or mishap. Returns null when it was done, else a sentence that says why not. */
export async function send(path, what, words) {
  try {
    const answer = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": words.language },
      body: JSON.stringify(what),
    });
    if (answer.ok) return null;
    const { error } = await answer.json();
    return error;
  } catch {
    return words.text("no_answer");
  }
}
