// Where the person types: text, files, the list of commands and the bot's reply keyboard.

import { el, iconButton } from "./dom.js";
import { Tray } from "./tray.js";
import { say } from "./words.js";

const LINES_PX = 132;
const touchOnly = matchMedia("(pointer: coarse)");

export class Composer {
  /** `send` takes a text, `sendFiles` files and how they go; both tell whether it was kept. */
  constructor({ send, sendFiles, shareContact, note }) {
    Object.assign(this, { send, sendFiles, shareContact });
    this.commands = [];
    this.keyboard = null;
    this.tray = new Tray({ changed: () => this.#trayChanged(), note });
    this.#buildParts();
    this.element = el(
      "form",
      { class: "composer", onsubmit: (event) => this.#submit(event) },
      this.menu,
      this.answering,
      this.tray.element,
      el("div", { class: "entry" }, this.slash, this.box, this.keysButton, this.clip, this.go),
      this.keys,
      this.input,
    );
  }

  #buildParts() {
    this.menu = el("div", { class: "commands", test: "command-menu", hidden: true });
    this.answering = el("div", { class: "answering", test: "answering", hidden: true });
    this.keys = el("div", { class: "reply-keys", test: "reply-keyboard", hidden: true });
    this.box = el("textarea", { rows: 1, test: "composer", enterkeyhint: "send", dir: "auto" });
    this.box.addEventListener("input", () => this.#typed());
    this.box.addEventListener("keydown", (event) => this.#pressed(event));
    this.box.addEventListener("paste", (event) => this.#pasted(event));
    this.box.addEventListener("focus", () => touchOnly.matches && this.#showKeys(false));
    this.input = el("input", { type: "file", multiple: true, hidden: true, test: "attach-input" });
    this.input.addEventListener("change", () => this.#chosen());
    const own = { class: "round own" };
    const openFiles = () => this.input.click();
    const toggleMenu = () => this.#listCommands(this.menu.hidden ? "/" : "");
    const toggleKeys = () => this.#showKeys(this.keys.hidden);
    const slash = { ...own, test: "commands", onclick: toggleMenu };
    this.slash = iconButton("slash", say("commands"), slash);
    const keys = { ...own, test: "reply-toggle", onclick: toggleKeys };
    this.keysButton = iconButton("keys", say("keyboard"), keys);
    this.clip = iconButton("clip", say("attach"), { test: "attach", onclick: openFiles });
    this.go = iconButton("send", say("send"), { test: "send", type: "submit", class: "round go" });
    this.keysButton.hidden = true;
    this.#trayChanged();
  }

  show({ commands, keyboard }) {
    this.commands = commands;
    this.slash.hidden = commands.length === 0;
    if (JSON.stringify(keyboard) === JSON.stringify(this.keyboard)) return;
    this.keyboard = keyboard;
    this.keys.replaceChildren(...(keyboard?.rows ?? []).map((row) => this.#keyRow(row)));
    this.keysButton.hidden = keyboard === null;
    this.#showKeys(keyboard !== null);
    this.#trayChanged();
  }

  addFiles(files) {
    this.tray.add(files);
    this.box.focus();
  }

  #keyRow(row) {
    const button = ({ text, contact }) => {
      const onclick = () => this.#pressKey(text, contact);
      const shape = { type: "button", class: "reply-key", test: "reply-button" };
      return el("button", { ...shape, onclick }, text);
    };
    return el("div", { class: "key-row" }, ...row.map(button));
  }

  #pressKey(text, contact) {
    if (this.keyboard.one_time) this.#showKeys(false);
    return contact ? this.shareContact() : this.send(text);
  }

  /** What is sent next answers this message; null for none. */
  replyTo(message) {
    this.answered = message;
    this.answering.hidden = message === null;
    if (message === null) return this.answering.replaceChildren();
    const words = new DOMParser().parseFromString(message.html, "text/html").body.textContent;
    const stop = { test: "answering-stop", onclick: () => this.replyTo(null) };
    this.answering.replaceChildren(
      el("span", {}, el("b", {}, message.name), ` ${words}`),
      iconButton("close", say("close"), stop),
    );
    this.box.focus();
  }

  takeReply() {
    const message = this.answered ?? null;
    this.replyTo(null);
    return message;
  }

  #showKeys(on) {
    this.keys.hidden = !on;
    this.keysButton.setAttribute("aria-expanded", String(on));
  }

  #typed() {
    this.#fit();
    this.#markFilled();
    const text = this.box.value;
    this.#listCommands(/^\/\w*$/.test(text) ? text : "");
  }

  /** With something to send, the send button takes the place of the bot's own buttons. */
  #markFilled() {
    this.element?.classList.toggle("filled", !this.tray.isEmpty || this.box.value.trim() !== "");
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, LINES_PX)}px`;
  }

  /** Shows the commands that begin with `beginning`; none for an empty one. */
  #listCommands(beginning) {
    const fits = ({ command }) => beginning && `/${command}`.startsWith(beginning);
    const fitting = this.commands.filter(fits);
    this.menu.replaceChildren(...fitting.map((command) => this.#commandRow(command)));
    this.menu.hidden = fitting.length === 0;
    this.slash.setAttribute("aria-expanded", String(!this.menu.hidden));
  }

  #commandRow({ command, description }) {
    const run = () => {
      this.#clear();
      this.send(`/${command}`);
    };
    const shape = { type: "button", class: "command", test: "command", onclick: run };
    return el("button", shape, el("b", {}, `/${command}`), el("span", {}, description));
  }

  #pressed(event) {
    if (event.key === "Escape") this.#listCommands("");
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.element.requestSubmit();
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.addFiles(files);
  }

  #chosen() {
    this.addFiles([...this.input.files]);
    this.input.value = "";
  }

  #trayChanged() {
    const asked = this.keyboard?.placeholder || say("message");
    const words = this.tray.isEmpty ? asked : say("caption");
    this.box.placeholder = words;
    this.box.setAttribute("aria-label", words);
    this.#markFilled();
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.box.value;
    if (!this.tray.isEmpty) {
      const { files, as } = this.tray.take();
      this.#clear();
      if (await this.sendFiles(files, { as, caption: text.trim() })) return;
      this.tray.add(files);
      this.#restore(text);
      return;
    }
    if (!text.trim()) return;
    this.#clear();
    if (!(await this.send(text))) this.#restore(text);
  }

  #clear() {
    this.box.value = "";
    this.#typed();
  }

  /** Gives back what could not be sent, unless something new was typed meanwhile. */
  #restore(text) {
    if (this.box.value) return;
    this.box.value = text;
    this.#typed();
  }
}
