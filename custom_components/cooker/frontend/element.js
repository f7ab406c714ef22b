/** Making and changing nodes. Text is always set as text: names are data. */

const SVG = "http://www.w3.org/2000/svg";

/** Make an HTML element. `on` holds listeners; an attribute that is null or false is left out. */
export function html(tag, attributes = {}, ...children) {
  return furnish(document.createElement(tag), attributes, children);
}

/** Make an SVG element. */
export function svg(tag, attributes = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), attributes, children);
}

/** Make a div of that class. */
export function div(className, ...children) {
  return html("div", { class: className }, ...children);
}

/** Make a span of that class. */
export function span(className, ...children) {
  return html("span", { class: className }, ...children);
}

/** Make a real button. */
export function button(attributes, onPress, ...children) {
  return html("button", { type: "button", ...attributes, on: { click: onPress } }, ...children);
}

/** Show one of Home Assistant's own icons; decoration only. */
export function icon(name) {
  return html("ha-icon", { icon: `mdi:${name}`, "aria-hidden": "true" });
}

/** Change a text only where it differs, so that screen readers are not told twice. */
export function setText(node, text) {
  const wanted = text ?? "";
  if (node.textContent !== wanted) node.textContent = wanted;
}

/** Change an attribute only where it differs; null takes it away. */
export function setAttribute(node, name, value) {
  if (value === null || value === undefined) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

/** Show a text, or nothing at all where there is none. */
export function setLine(node, text) {
  node.hidden = !text;
  setText(node, text);
}

function furnish(node, { on = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  for (const [type, listener] of Object.entries(on)) node.addEventListener(type, listener);
  node.append(...children.filter((child) => child !== null));
  return node;
}
