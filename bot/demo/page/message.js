// One message, or one album, as a bubble.

import { el, icon, iconButton } from "./dom.js";
import { fullTime, sizeInWords, timeOfDay } from "./dates.js";
import { openPhoto } from "./lightbox.js";
import { isTelegram, safeNodes, webAddress } from "./safe.js";
import { say } from "./words.js";

/** The article for `messages`: several when they are one album. `act` has tap and note. */
export function messageArticle(messages, act) {
  const first = messages[0];
  const mine = first.from === "user";
  const other = first.from === "other" ? el("b", { class: "sender" }, first.name) : null;
  const parts = [other, quoted(first), ...media(messages), ...texts(messages)];
  const bubble = el("div", { class: "bubble" }, ...parts.filter(Boolean));
  return el(
    "article",
    {
      class: classes(first, act).join(" "),
      test: "message",
      "data-message-id": first.id,
      "data-from": first.from,
      "data-album": first.album,
    },
    el("span", { class: "unseen" }, `${mine ? say("you") : first.name}: `),
    bubble,
    act.inGroup() ? replyButton(first, act) : null,
    first.buttons ? buttonRows(first, act) : null,
  );
}

function classes({ from, photo }, act) {
  const kinds = ["message", from === "user" ? "mine" : "theirs"];
  if (photo) kinds.push("pictured");
  if (act.inGroup()) kinds.push("answerable");
  return kinds;
}

/** The beginning of what is answered. */
function quoted({ reply }) {
  if (!reply) return null;
  const words = reply.text || say("photo_or_file");
  return el("div", { class: "quoted", test: "quoted" }, el("b", {}, reply.name), el("span", {}, words));
}

function replyButton(message, act) {
  const shape = { class: "round reply", test: "reply", onclick: () => act.reply(message) };
  return iconButton("reply", say("reply"), shape);
}

function media(messages) {
  const photos = messages.filter((message) => message.photo);
  const documents = messages.filter((message) => message.document);
  const grid = el("div", { class: `photos of-${Math.min(photos.length, 4)}` }, photos.map(photo));
  return [photos.length > 0 ? grid : null, ...documents.map(documentLink)];
}

function photo(message) {
  const { url, width, height } = message.photo;
  const image = el("img", { src: url, width, height, alt: say("photo"), draggable: "false" });
  const shape = { type: "button", class: "photo", test: "photo" };
  const open = () => openPhoto(url);
  return el("button", { ...shape, label: say("open_photo"), onclick: open }, image);
}

function documentLink({ document: file }) {
  return el(
    "a",
    {
      class: "document",
      href: file.url,
      download: file.name,
      test: "document",
      label: say("download", { name: file.name }),
    },
    el("span", { class: "sheet" }, icon("file")),
    el(
      "span",
      { class: "file-words" },
      el("span", { class: "file-name" }, file.name),
      el("span", { class: "file-size" }, sizeInWords(file.size)),
    ),
    icon("download"),
  );
}

function texts(messages) {
  const worded = messages.filter((message) => message.html);
  const last = worded.at(-1) ?? messages.at(-1);
  return [...worded.filter((message) => message !== last), last].map((message) =>
    el(
      "div",
      { class: "text", test: "text", dir: "auto" },
      ...safeNodes(message.html ?? ""),
      message.contact ? `☎ ${message.contact}` : null,
      message === last ? meta(message) : null,
    ),
  );
}

function meta(message) {
  const instant = new Date(message.date);
  const edited = el("span", { test: "edited" }, `${say("edited")} `);
  const time = el("time", { datetime: message.date, title: fullTime(instant) });
  time.textContent = timeOfDay(instant);
  const pin = message.pinned ? el("span", { test: "pinned" }, `${say("pinned")} `) : null;
  return el("span", { class: "meta" }, pin, message.edited ? edited : null, time);
}

function buttonRows(message, act) {
  const rows = message.buttons.map((row) =>
    el("div", { class: "key-row" }, ...row.map((button) => inlineButton(message, button, act))),
  );
  return el("div", { class: "keys" }, ...rows);
}

function inlineButton(message, button, act) {
  const shape = { class: "key", test: "inline-button" };
  if (button.kind === "url") return urlButton(button, shape, act);
  const run = {
    callback: () => act.tap(message.id, button.value),
    copy: () => copyText(button.value, act),
    switch: () => act.note(say("needs_inline", { query: button.value })),
  }[button.kind];
  const mark = button.kind === "copy" ? icon("copy") : null;
  const waits = message.callback_pending && act.tapped(message.id) === button.value;
  const state = { type: "button", "aria-busy": waits ? "true" : false, onclick: run };
  return el("button", { ...shape, ...state }, el("span", {}, button.text), mark);
}

function urlButton({ text, value }, shape, act) {
  const url = webAddress(value);
  const children = [el("span", {}, text), icon("link")];
  if (url && !isTelegram(url)) {
    const target = { href: url.href, target: "_blank", rel: "noopener noreferrer" };
    return el("a", { ...shape, ...target }, ...children);
  }
  const follow = () => act.link(value);
  return el("button", { ...shape, type: "button", onclick: follow }, ...children);
}

async function copyText(text, act) {
  await navigator.clipboard.writeText(text);
  act.note(say("copied", { text }));
}
