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

/** Make a key to press. */
export function button(attributes, onPress, ...children) {
  return html("button", { type: "button", ...attributes, on: { click: onPress } }, ...children);
}

/** Show one of the symbols in drawings.svg; decoration only. */
export function drawing(name, className = "icon") {
  const use = svg("use", { href: `/static/drawings.svg#${name}` });
  return svg("svg", { class: className, "aria-hidden": "true", focusable: "false" }, use);
}

/** Change a text only where it differs, so that screen readers are not told twice. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Change an attribute only where it differs; null takes it away. */
export function setAttribute(node, name, value) {
  if (value === null) node.removeAttribute(name);
  else if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value);
}

/** Set a CSS custom property from 0 to 1. */
export function setShare(node, name, share) {
  node.style.setProperty(name, Math.min(1, Math.max(0, share)).toFixed(3));
}

function furnish(node, { on = {}, ...attributes }, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  for (const [type, listener] of Object.entries(on)) node.addEventListener(type, listener);
  node.append(...children.filter((child) => child !== null));
  return node;
}
