// One person's chat with the bot as the server tells it, and what of it was read.

import { getChat } from "./api.js";

const SEEN = "seen";

export class Conversation {
  constructor(user) {
    this.user = user;
    this.messages = [];
    this.keyboard = null;
    this.commands = [];
    this.language = null;
    this.loaded = false;
    this.watchers = new Set();
    this.running = null;
    this.again = false;
  }

  /** Fetches the chat; calls made meanwhile share one more round after it. */
  refresh() {
    this.again = this.running !== null;
    this.running ??= this.#fetch().finally(() => {
      this.running = null;
      if (this.again) return this.refresh();
    });
    return this.running;
  }

  async #fetch() {
    const { messages, keyboard, commands, language } = await getChat(this.user);
    Object.assign(this, { messages, keyboard, commands, language, loaded: true });
    for (const watcher of this.watchers) watcher();
  }

  get newest() {
    return this.messages.reduce((highest, message) => Math.max(highest, message.id), 0);
  }

  get unread() {
    // A demo that starts anew counts from 1 again: what was seen then says nothing now.
    const seen = Math.min(readSeen()[this.user] ?? 0, this.newest);
    return this.messages.filter(({ from, id }) => from === "bot" && id > seen).length;
  }

  markSeen() {
    const seen = { ...readSeen(), [this.user]: this.newest };
    sessionStorage.setItem(SEEN, JSON.stringify(seen));
  }
}

function readSeen() {
  return JSON.parse(sessionStorage.getItem(SEEN) ?? "{}");
}
