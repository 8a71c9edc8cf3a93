// The pages of a document as they will be printed, which take a moment to be set: they come when the page already stands.
//
//   data-preview="URL"     the place for them; what is looked at (#trang) is brought into view inside it
"use strict";

(() => {
  const place = document.querySelector("[data-preview]");
  if (!place) return;
  const failed = "Chưa dựng được bản in. Dự thảo đã lưu vẫn an toàn; bấm Làm mới để thử lại.";

  const show = async () => {
    const answer = await fetch(place.dataset.preview, { headers: { "HX-Request": "true" }, redirect: "manual" });
    if (!answer.ok) throw new Error(answer.status);
    const pages = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    place.replaceChildren(...pages.childNodes);
    const looked = place.querySelector("#trang");
    if (looked) place.scrollTop = looked.offsetTop - place.offsetTop;
  };

  const began = Date.now();
  const counter = window.setInterval(() => {
    const said = place.querySelector("[role=status]");
    if (said) said.textContent = `Đang dựng bản in… ${Math.round((Date.now() - began) / 1000)} giây`;
  }, 1000);
  show()
    .catch(() => { place.querySelector("[role=status]").textContent = failed; })
    .finally(() => window.clearInterval(counter));
})();
