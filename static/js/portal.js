// Makes the pages pleasant; every one of them works without it.
//
//   data-error-summary     takes the focus when the page opens
//   data-period-switch     a chosen period opens at once (the button is hidden)
//   data-ticks             "chọn tất cả" per group, live counts
//   data-print             a button that prints the page; hidden without this script
//   data-guard             a form that asks before its unsaved changes are left behind
//   data-slow-file         a file that takes a while to make: says so, counts the seconds, then saves it
//   data-send-at-once      a form that sends itself: only the button was missing
//   any form by POST       is sent once, however often the button is pressed
"use strict";

(() => {
  const each = (root, selector, work) => {
    if (root.matches?.(selector)) work(root);
    root.querySelectorAll(selector).forEach(work);
  };

  // --- Error summary -----------------------------------------------------------------------------------------------

  const focusErrors = () => document.querySelector("[data-error-summary]")?.focus();

  // --- Period switch -----------------------------------------------------------------------------------------------

  const openPeriod = (select) => {
    const url = select.selectedOptions[0]?.dataset.url;
    if (url) window.location.assign(url);
  };

  const periodSwitch = (form) => {
    const select = form.querySelector("select");
    const button = form.querySelector("button");
    // By mouse or finger a choice opens at once. The keyboard walks through the choices, so there the button stays.
    let byKey = false;
    button.hidden = true;
    select.addEventListener("keydown", () => {
      byKey = true;
      button.hidden = false;
    });
    select.addEventListener("pointerdown", () => { byKey = false; });
    select.addEventListener("change", () => { if (!byKey) openPeriod(select); });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      openPeriod(select);
    });
  };

  // --- Tick lists --------------------------------------------------------------------------------------------------

  const boxesOf = (root) => [...root.querySelectorAll("input[type=checkbox]:not(:disabled)")];
  const ticked = (root) => root.querySelectorAll("input[type=checkbox]:checked").length;

  const showCounts = (list) => {
    list.querySelectorAll("[data-tick-group]").forEach((group) => {
      group.querySelector("[data-tick-count]").textContent = ticked(group);
      const boxes = boxesOf(group);
      const all = group.querySelector("[data-tick-all]");
      all.textContent = boxes.every((box) => box.checked) ? "Bỏ chọn tất cả" : "Chọn tất cả";
      all.hidden = boxes.length < 2;
    });
    const total = list.querySelector("[data-tick-total]");
    if (total) total.textContent = ticked(list);
  };

  const tickList = (list) => {
    showCounts(list);
    list.addEventListener("change", () => showCounts(list));
    list.addEventListener("click", (event) => {
      const button = event.target.closest("[data-tick-all]");
      if (!button) return;
      const boxes = boxesOf(button.closest("[data-tick-group]"));
      const tick = !boxes.every((box) => box.checked);
      boxes.forEach((box) => { box.checked = tick; });
      boxes[0]?.dispatchEvent(new Event("change", { bubbles: true }));
    });
  };

  // --- Unsaved changes, and sending once ---------------------------------------------------------------------------

  const changed = new Set();

  const guard = (form) => {
    form.addEventListener("input", () => changed.add(form));
    form.addEventListener("submit", () => changed.delete(form));
    form.addEventListener("reset", () => changed.delete(form));
    form.addEventListener("portal:saved", () => changed.delete(form));
  };

  window.addEventListener("beforeunload", (event) => {
    if ([...changed].some((form) => form.isConnected)) event.preventDefault();
  });

  const sending = new Set();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    if (sending.has(form)) {
      event.preventDefault();
      return;
    }
    sending.add(form);
    form.setAttribute("aria-busy", "true");
    event.submitter?.setAttribute("aria-disabled", "true");
    // A download leaves the page where it is: its button comes back.
    window.setTimeout(() => release(form), 8000);
  });

  const release = (form) => {
    sending.delete(form);
    form.removeAttribute("aria-busy");
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  };

  window.addEventListener("pageshow", (event) => { if (event.persisted) [...sending].forEach(release); });

  // --- Files that take a while -------------------------------------------------------------------------------------

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  const nameOf = (answer) => /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];

  // A file that is still being made is answered by a page that says how far it is, and where and when to ask again.
  const later = (answer) => /^([0-9]+);url=(.+)$/.exec(answer.headers.get("Refresh") ?? "");
  const saidBy = async (answer) =>
    new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-file-progress]")?.textContent;

  const fileOf = async (address, say) => {
    let answer = await fetch(address);
    for (let next = later(answer); next; next = later(answer)) {
      say(await saidBy(answer));
      await new Promise((go) => { setTimeout(go, Number(next[1]) * 1000); });
      answer = await fetch(next[2]);
    }
    return answer;
  };

  const slowFile = (link) => {
    const said = document.getElementById(link.dataset.slowFile);
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      if (link.ariaBusy === "true") return;
      link.ariaBusy = "true";
      const began = Date.now();
      let how = `Đang tạo tệp ${link.textContent}…`;
      const tell = () => { said.textContent = `${how} (${Math.round((Date.now() - began) / 1000)} giây)`; };
      tell();
      const clock = setInterval(tell, 1000);
      try {
        const answer = await fileOf(link.href, (words) => { how = words ?? how; tell(); });
        const name = nameOf(answer);
        if (!answer.ok || !name) throw new Error(await saidBy(answer));
        save(await answer.blob(), name);
        said.textContent = `Đã tải tệp ${link.textContent} về máy.`;
      } catch (error) {
        const why = error instanceof TypeError ? "" : error.message;
        said.textContent = why || `Chưa tạo được tệp ${link.textContent}. Số liệu vẫn an toàn; hãy thử lại.`;
      } finally {
        clearInterval(clock);
        link.ariaBusy = "false";
      }
    });
  };

  // --- Printing ----------------------------------------------------------------------------------------------------

  const printButton = (button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  };

  // --- Menus close by Escape or a press elsewhere ------------------------------------------------------------------

  const openMenus = () => document.querySelectorAll("details.person[open]");

  document.addEventListener("click", (event) => {
    openMenus().forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenus().forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // --- Start, and again for each fragment that htmx puts in --------------------------------------------------------

  const enhanced = new WeakSet();
  const once = (work) => (node) => {
    if (enhanced.has(node)) return;
    enhanced.add(node);
    work(node);
  };

  const enhance = (root) => {
    each(root, "[data-period-switch]", once(periodSwitch));
    each(root, "[data-ticks]", once(tickList));
    each(root, "[data-slow-file]", once(slowFile));
    each(root, "form[data-guard]", once(guard));
    each(root, "[data-print]", once(printButton));
    each(root, "form[data-send-at-once]", once((form) => form.requestSubmit()));
  };

  enhance(document);
  focusErrors();
  document.addEventListener("htmx:after:swap", () => enhance(document));
})();
