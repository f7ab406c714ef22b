/** The sheets of the card, read beside it once for all cards of a page. */

const NAMES = ["card", "dial", "controls", "facts", "needs"]; // the last one has the last word

export const sheets = await Promise.all(NAMES.map(sheet));

async function sheet(name) {
  const answer = await fetch(new URL(`${name}.css`, import.meta.url));
  const made = new CSSStyleSheet();
  if (answer.ok) made.replaceSync(await answer.text());
  return made;
}
