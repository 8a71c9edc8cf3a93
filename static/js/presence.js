// Says every half minute that the reader of the page is here, and shows who else is.
//
//   data-presence="URL"    the place for it; data-at: where the reader is, unless they are inside a [data-at] of its own
"use strict";

(() => {
  const PAUSE = 30_000;
  const line = document.querySelector("[data-presence]");
  if (!line) return;

  const here = () => document.activeElement?.closest("[data-at]")?.dataset.at ?? line.dataset.at;

  const beat = async () => {
    if (document.hidden) return;
    const form = new FormData();
    form.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");
    form.set("cho", here());
    try {
      const answer = await fetch(line.dataset.presence, { method: "POST", body: form, redirect: "manual" });
      if (!answer.ok) return;
      const said = new DOMParser().parseFromString(await answer.text(), "text/html").body;
      if (said.innerHTML.trim() !== line.innerHTML.trim()) line.replaceChildren(...said.childNodes);
    } catch {
      // Without a network nobody is seen; what is typed is looked after by saving.js.
    }
  };

  beat();
  window.setInterval(beat, PAUSE);
  document.addEventListener("visibilitychange", beat);
})();
