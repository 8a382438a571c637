// A small form over one phone: a title, its fields, and what is done when it is sent.

import { el } from "./dom.js";
import { say } from "./words.js";

/** `run` gets the form; the sheet closes when it is sent or left. */
export function openSheet(host, { title, fields, submit, run, test }) {
  const back = document.activeElement;
  const close = () => {
    sheet.remove();
    arm(host, host.querySelector(".asking, .alert") !== null);
    back?.focus();
  };
  const send = (event) => {
    event.preventDefault();
    close();
    run(form);
  };
  const leave = { type: "button", class: "quiet", test: "sheet-leave", onclick: close };
  const go = el("button", { class: "big", test: "sheet-send" }, submit);
  const buttons = el("div", { class: "sheet-buttons" }, el("button", leave, say("close")), go);
  const form = el("form", { onsubmit: send }, el("h2", {}, title), ...fields, buttons);
  const sheet = el("div", { class: "asking", role: "dialog", label: title, test }, form);
  sheet.addEventListener("keydown", (event) => event.key === "Escape" && close());
  host.append(sheet);
  arm(host, true);
  (form.querySelector("input, textarea") ?? go).focus();
  return form;
}

/** The phone behind a sheet is out of reach. */
function arm(host, on) {
  for (const part of host.parentElement.children) part.inert = on && part !== host;
}

export function field(words, attributes) {
  const input = el("input", { type: "text", ...attributes });
  return el("label", { class: "field" }, el("span", {}, words), input);
}

export function check(words, attributes) {
  const input = el("input", { type: "checkbox", ...attributes });
  return el("label", { class: "check" }, input, el("span", {}, words));
}
