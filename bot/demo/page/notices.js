// What a phone says in passing: toasts that fade, alerts that wait for OK.

import { el } from "./dom.js";
import { say } from "./words.js";

const TOAST_MS = 4500;

export class Notices {
  constructor() {
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.element = el("div", { class: "notices" }, this.toasts);
  }

  toast(text) {
    const toast = el("div", { class: "toast", test: "toast" }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST_MS);
  }

  /** Lies over its own phone only: the other phones stay in use. */
  alert(text) {
    const back = document.activeElement;
    const close = () => {
      box.remove();
      this.#disarm(this.element.querySelector(".alert") !== null);
      back?.focus();
    };
    const ok = el("button", { type: "button", test: "alert-ok", onclick: close }, say("ok"));
    const words = el("p", {}, text);
    const shape = { role: "alertdialog", label: text, test: "alert" };
    const box = el("div", { class: "alert", ...shape }, el("div", {}, words, ok));
    box.addEventListener("keydown", (event) => event.key === "Escape" && close());
    this.element.append(box);
    this.#disarm(true);
    ok.focus();
  }

  #disarm(on) {
    for (const part of this.element.parentElement.children) {
      part.inert = on && part !== this.element;
    }
  }
}
