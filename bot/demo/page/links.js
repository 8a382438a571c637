// Telegram's own addresses: what of them the page can play.

import { el } from "./dom.js";
import { openSheet } from "./sheet.js";
import { say } from "./words.js";

/** `share` is the text to be shared, `start` the code for this bot, `group` that for a group. */
export function telegramLink(text, bot) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["t.me", "telegram.me"].includes(url.hostname)) return {};
  const values = url.searchParams;
  if (url.pathname === "/share/url") {
    return { share: [values.get("text"), values.get("url")].filter(Boolean).join("\n") };
  }
  if (url.pathname.slice(1).toLowerCase() !== bot.toLowerCase()) return {};
  if (values.has("startgroup")) return { group: values.get("startgroup") };
  return { start: values.get("start") ?? "" };
}

/** Telegram would ask to whom; here the text is shown as it would go out. */
export function openShareSheet(host, text) {
  const shape = { class: "shared", readonly: true, rows: 5, test: "shared", label: say("share") };
  openSheet(host, {
    title: say("share"),
    test: "share-sheet",
    fields: [el("textarea", shape, text), el("p", {}, say("share_hint"))],
    submit: say("copy"),
    run: () => navigator.clipboard.writeText(text),
  });
}
