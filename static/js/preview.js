// The pages of a document as they will be printed, which take a moment to be set: they come when the page already stands.
//
//   data-preview="URL"     the place for them; what is looked at (#trang) is brought into view inside it
"use strict";

(() => {
  const place = document.querySelector("[data-preview]");
  if (!place) return;
  const failed = "Chưa dựng được bản in. Dự thảo đã lưu vẫn an toàn; bấm Làm mới để thử lại.";

  const AGAIN = 1000;
  const began = Date.now();
  let how = "Đang dựng bản in…";

  const show = async (address) => {
    const answer = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "manual" });
    if (!answer.ok) throw new Error(answer.status);
    const pages = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    if (answer.status === 202) {
      const waits = pages.querySelector("[data-again]");
      how = waits.textContent;
      await new Promise((go) => { setTimeout(go, AGAIN); });
      return show(waits.dataset.again);
    }
    place.replaceChildren(...pages.childNodes);
    const looked = place.querySelector("#trang");
    if (looked) place.scrollTop = looked.offsetTop - place.offsetTop;
    return undefined;
  };

  const counter = window.setInterval(() => {
    const said = place.querySelector("[role=status]");
    if (said) said.textContent = `${how} (${Math.round((Date.now() - began) / 1000)} giây)`;
  }, 1000);
  show(place.dataset.preview)
    .catch(() => { place.querySelector("[role=status]").textContent = failed; })
    .finally(() => window.clearInterval(counter));
})();
