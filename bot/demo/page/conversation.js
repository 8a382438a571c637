// One chat of a person as the server tells it, and what of it was read.

import { getChat } from "./api.js";

const SEEN = "seen";

export class Conversation {
  /** Without `chat` it is the private one with the bot. */
  constructor(user, chat = null) {
    this.user = user;
    this.chat = chat;
    this.key = keyOf(user, chat);
    this.bot = "";
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
    const { messages, keyboard, commands, language, bot } = await getChat(this.user, this.chat);
    Object.assign(this, { messages, keyboard, commands, language, bot, loaded: true });
    for (const watcher of this.watchers) watcher();
  }

  get newest() {
    return this.messages.reduce((highest, message) => Math.max(highest, message.id), 0);
  }

  get unread() {
    // A demo that starts anew counts from 1 again: what was seen then says nothing now.
    const seen = Math.min(readSeen()[this.key] ?? 0, this.newest);
    return this.messages.filter(({ from, id }) => from === "bot" && id > seen).length;
  }

  markSeen() {
    const seen = { ...readSeen(), [this.key]: this.newest };
    sessionStorage.setItem(SEEN, JSON.stringify(seen));
  }
}

export const keyOf = (user, chat) => (chat ? `${user}:${chat}` : String(user));

function readSeen() {
  return JSON.parse(sessionStorage.getItem(SEEN) ?? "{}");
}
