// One person's phone: header, messages, composer, and what it may say in passing.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, icon, iconButton } from "./dom.js";
import { Log } from "./log.js";
import { Notices } from "./notices.js";
import { say, sayError } from "./words.js";

const TYPING_MS = 5000;

export class Phone {
  /** `desk` tells the office's time and is told what the header's buttons ask for. */
  constructor(person, conversation, desk) {
    Object.assign(this, { person, conversation, desk });
    this.taps = new Map();
    this.sending = Promise.resolve();
    this.notices = new Notices();
    this.log = new Log({ act: this.#act(), now: desk.now, seen: () => this.#seen() });
    this.composer = new Composer({
      send: (text) => this.#queue(() => api.sendText(person.id, text)),
      sendFiles: (files, how) => this.#queue(() => api.sendFiles(person.id, files, how)),
      shareContact: (phone) => this.#queue(() => api.shareContact(person.id, phone)),
      note: (text) => this.notices.toast(text),
    });
    this.header = el("header", { class: "phone-head" });
    this.joining = el("div", { class: "joining", hidden: true });
    this.refusing = el("div", { class: "refusing", hidden: true });
    this.element = this.#frame();
    conversation.watchers.add(() => this.show());
    this.#showHeader();
    this.show();
  }

  #frame() {
    const dropping = {
      ondragover: (event) => this.#draggedOver(event),
      ondrop: (event) => this.#dropped(event),
    };
    const element = el(
      "section",
      { class: "phone", test: `phone-${this.person.id}`, label: this.person.name, ...dropping },
      this.header,
      this.log.element,
      this.joining,
      this.refusing,
      this.composer.element,
      el("div", { class: "drop-here", "aria-hidden": "true" }, say("drop_here")),
      this.notices.element,
    );
    element.addEventListener("dragleave", () => element.classList.remove("dropping"));
    return element;
  }

  setPerson(person) {
    // An open menu must not vanish because somebody else's card changed.
    if (JSON.stringify(person) !== JSON.stringify(this.person)) {
      this.person = person;
      this.#showHeader();
    }
    this.show();
  }

  show() {
    if (!this.conversation.loaded) return;
    const answered = this.conversation.messages.filter((message) => !message.callback_pending);
    for (const { id } of answered) this.taps.delete(id);
    if (this.conversation.messages.at(-1)?.from === "bot") this.showTyping(false);
    if (this.language !== this.conversation.language) this.#showHeader();
    this.log.show(this.conversation);
    this.composer.show(this.conversation);
    this.#showFoot();
  }

  showTyping(on) {
    clearTimeout(this.typingEnds);
    if (on) this.typingEnds = setTimeout(() => this.showTyping(false), TYPING_MS);
    this.log.showTyping(on);
  }

  #seen() {
    if (this.conversation.unread === 0) return;
    this.conversation.markSeen();
    this.desk.seen();
  }

  #act() {
    return {
      tap: (messageId, data) => this.#tap(messageId, data),
      tapped: (messageId) => this.taps.get(messageId),
      note: (text) => this.notices.toast(text),
    };
  }

  #tap(messageId, data) {
    this.taps.set(messageId, data);
    return this.#try(() => api.tap(this.person.id, messageId, data));
  }

  /** Sends in the order of asking; tells whether it was kept. */
  #queue(send) {
    this.log.toNewest();
    this.sending = this.sending.then(() => this.#try(send));
    return this.sending;
  }

  async #try(request) {
    try {
      await request();
      return true;
    } catch (error) {
      if (!(error instanceof api.Refused)) throw error;
      this.notices.toast(sayError(error.message));
      return false;
    }
  }

  #showHeader() {
    this.language = this.conversation.language;
    const { id, name, note } = this.person;
    const who = el(
      "button",
      {
        type: "button",
        class: "who",
        test: "person-switch",
        label: say("switch", { name }),
        onclick: this.desk.openPeople,
      },
      avatar(this.person),
      el("span", { class: "who-words" }, el("b", {}, name), el("span", {}, note)),
      el("span", { class: "others", test: "unread-elsewhere", hidden: true }),
      icon("down"),
    );
    const close = { class: "round wide-only", test: "phone-close" };
    this.header.replaceChildren(
      who,
      this.#menu(),
      iconButton("close", say("close"), { ...close, onclick: () => this.desk.close(id) }),
    );
  }

  #menu() {
    const { id, name, invite, blocked } = this.person;
    const follow = () => this.#follow();
    const choices = [
      invite ? ["menu-invite", say("invite"), follow] : ["menu-start", say("start"), follow],
      blocked
        ? ["unblock", say("unblock"), () => this.#setBlocked(false)]
        : ["block", say("block"), () => this.#setBlocked(true)],
      ...["vi", "en"].map((code) => [
        `phone-${code}`,
        say(`phone_${code}`) + (code === this.language ? " ✓" : ""),
        () => this.#try(() => api.setLanguage(id, code)),
      ]),
    ];
    const summary = el("summary", { class: "round", label: say("menu", { name }) }, icon("more"));
    const menu = el("details", { class: "menu", test: "phone-menu" }, summary);
    const choose = (run) => () => {
      menu.open = false;
      run();
    };
    menu.append(el("div", { class: "menu-list" }, ...choices.map(([testid, words, run]) =>
      el("button", { type: "button", test: testid, onclick: choose(run) }, words))));
    return menu;
  }

  /** Opens the person's invite link, or starts the bot as one without an invite does. */
  #follow() {
    const { id, invite } = this.person;
    return this.#queue(() => (invite ? api.start(id, invite) : api.sendText(id, "/start")));
  }

  #setBlocked(blocked) {
    return this.#try(() => api.setBlocked(this.person.id, blocked));
  }

  #showFoot() {
    const { name, blocked } = this.person;
    const isNew = this.conversation.messages.length === 0 && !blocked;
    this.joining.replaceChildren(...(isNew ? this.#joiningParts() : []));
    const unblock = () => this.#setBlocked(false);
    const words = el("span", {}, say("blocked", { name }));
    const refusal = [words, bigButton("unblock", "unblock-here", unblock)];
    this.refusing.replaceChildren(...(blocked ? refusal : []));
    this.joining.hidden = !isNew;
    this.refusing.hidden = !blocked;
    this.composer.element.hidden = blocked;
  }

  #joiningParts() {
    const { name, invite } = this.person;
    const follow = () => this.#follow();
    const words = el("p", {}, say(invite ? "invite_hint" : "start_hint", { name }));
    const kind = invite ? "invite" : "start";
    return [words, bigButton(kind, kind, follow)];
  }

  #draggedOver(event) {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    this.element.classList.add("dropping");
  }

  #dropped(event) {
    event.preventDefault();
    this.element.classList.remove("dropping");
    this.composer.addFiles([...event.dataTransfer.files]);
  }
}

function bigButton(words, testid, onclick) {
  return el("button", { type: "button", class: "big", test: testid, onclick }, say(words));
}
