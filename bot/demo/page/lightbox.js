// A picture over the whole screen.

import { el, icon, iconButton } from "./dom.js";
import { say } from "./words.js";

export function openPhoto(url) {
  const close = () => dialog.close();
  const label = say("download", { name: say("photo") });
  const saving = { class: "round", href: url, download: true, label };
  const dialog = el(
    "dialog",
    { class: "lightbox", test: "lightbox", label: say("photo"), onclick: close },
    el("img", { src: url, alt: say("photo") }),
    el(
      "div",
      { class: "lightbox-tools" },
      el("a", saving, icon("download")),
      iconButton("close", say("close"), { onclick: close }),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
