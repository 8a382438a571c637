// One person's phone: header, messages, composer, and what it may say in passing.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { openContactSheet } from "./contact.js";
import { el } from "./dom.js";
import { phoneHead, showJoining, showRefusing } from "./frame.js";
import { openShareSheet, telegramLink } from "./links.js";
import { Log } from "./log.js";
import { dotsMenu } from "./menu.js";
import { Notices } from "./notices.js";
import { Tabs } from "./tabs.js";
import { say, sayError } from "./words.js";

const TYPING_MS = 5000;

export class Phone {
  /** `desk` tells the office's time, has the chats, and hears what the header's buttons ask. */
  constructor(person, desk) {
    Object.assign(this, { person, desk, topic: null });
    this.taps = new Map();
    this.sending = Promise.resolve();
    this.notices = new Notices();
    this.log = new Log({ act: this.#act(), now: desk.now, seen: () => this.#seen() });
    this.composer = new Composer({
      send: (text) => this.#say(text),
      sendFiles: (files, how) => this.#sendFiles(files, how),
      shareContact: () => this.#askContact(),
      note: (text) => this.notices.toast(text),
    });
    this.header = el("header", { class: "phone-head" });
    this.tabs = new Tabs({
      chat: (chat) => this.open(chat),
      topic: (topic) => this.#openTopic(topic),
      act: (act, body) => this.#inGroup(act, body),
      host: () => this.notices.element,
    });
    this.joining = el("div", { class: "joining", hidden: true });
    this.refusing = el("div", { class: "refusing", hidden: true });
    this.element = this.#frame();
    this.watch = () => this.show();
    this.open(null);
  }

  /** Puts a group of the person on the screen, or the private chat with the bot. */
  open(chat) {
    this.conversation?.watchers.delete(this.watch);
    this.chat = chat;
    this.topic = null;
    this.taps.clear();
    this.conversation = this.desk.conversation(chat);
    this.conversation.watchers.add(this.watch);
    this.composer.replyTo(null);
    this.log.clear();
    this.#showHeader();
    this.show();
    this.#try(() => this.conversation.refresh());
  }

  #openTopic(topic) {
    this.topic = topic;
    this.show();
  }

  get group() {
    return this.person.groups.find(({ id }) => id === this.chat) ?? null;
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
      this.tabs.element,
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
    // Who was put out of a group holds the private chat again.
    if (this.chat && !this.group) return this.open(null);
    this.show();
  }

  show() {
    this.showTabs();
    if (!this.conversation.loaded) return;
    const answered = this.conversation.messages.filter((message) => !message.callback_pending);
    for (const { id } of answered) this.taps.delete(id);
    if (this.conversation.messages.at(-1)?.from === "bot") this.showTyping(false);
    if (this.language !== this.conversation.language) this.#showHeader();
    this.log.show(this.conversation, this.#shownMessages());
    this.composer.show(this.conversation);
    this.#showFoot();
  }

  showTabs() {
    const unread = (chat) => (chat === this.chat ? 0 : this.desk.conversation(chat).unread);
    this.tabs.show({ ...this.person, chat: this.chat, topic: this.topic, unread });
  }

  /** In a forum only what stands in the topic on the screen. */
  #shownMessages() {
    const { messages } = this.conversation;
    return this.group?.forum ? messages.filter(({ topic }) => topic === this.topic) : messages;
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
      // Only there a bot must be answered to be reached, so only there it is offered.
      inGroup: () => this.chat !== null,
      reply: (message) => this.composer.replyTo(message),
      link: (url) => this.openLink(url),
      share: (text) => openShareSheet(this.notices.element, text),
    };
  }

  #tap(messageId, data) {
    this.taps.set(messageId, data);
    return this.#try(() => api.tap(this.person.id, messageId, data, this.#where()));
  }

  #where(reply = null) {
    const topic = this.topic ?? undefined;
    return { chat_id: this.chat ?? undefined, topic, reply_to: reply?.id };
  }

  #say(text) {
    const where = this.#where(this.composer.takeReply());
    return this.#queue(() => api.sendText(this.person.id, text, where));
  }

  #sendFiles(files, how) {
    const where = this.#where(this.composer.takeReply());
    return this.#queue(() => api.sendFiles(this.person.id, files, { ...how, where }));
  }

  #askContact() {
    const { id } = this.person;
    openContactSheet(this.notices.element, { send: (phone, name) =>
      this.#queue(() => api.shareContact(id, phone, name)) });
  }

  #inGroup(act, body = {}) {
    const { id } = this.person;
    return this.#try(() => api.inGroup(this.chat, act, { user_id: id, ...body }));
  }

  /** Telegram's own addresses do here what they would do there, as far as they can. */
  openLink(url) {
    const link = telegramLink(url, this.conversation.bot);
    if (link.share !== undefined) return openShareSheet(this.notices.element, link.share);
    if (link.group !== undefined) return this.desk.newGroup(this.notices.element, link.group);
    if (link.start === undefined) return this.notices.toast(say("telegram_only", { url }));
    this.open(null);
    return this.#queue(() => api.start(this.person.id, link.start));
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
    const { openPeople, close } = this.desk;
    const leave = () => close(this.person.id);
    this.header.replaceChildren(...phoneHead(this.person, { openPeople, leave }, this.#menu()));
  }

  #menu() {
    const { id, name, invite, blocked } = this.person;
    const follow = () => this.#follow();
    const fresh = () => this.desk.newGroup(this.notices.element);
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
      ["send-contact", say("send_contact"), () => this.#askContact()],
      ["new-group", say("new_group"), fresh],
    ];
    return dotsMenu({ label: say("menu", { name }), test: "phone-menu", choices });
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
    const { blocked } = this.person;
    const isNew = this.conversation.messages.length === 0 && !blocked && !this.chat;
    const unblock = () => this.#setBlocked(false);
    showJoining(this.joining, isNew ? this.person : null, () => this.#follow());
    showRefusing(this.refusing, blocked && !this.chat ? this.person : null, unblock);
    this.composer.element.hidden = blocked && !this.chat;
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
