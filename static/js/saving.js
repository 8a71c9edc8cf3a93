// What is entered saves itself when it is left, and is never lost: it stays on the page until the server has it.
//
//   form[data-autosave]    holds blocks; its own buttons first wait for them
//   data-block="URL"       a figure or a section: what is in it is sent there when it is left, and the answer is the same block
//                          as it stands now; data-unsaved: shown with something that is not saved; data-typing: seconds
//                          after which it is sent while somebody types; data-failed: what is said when it could not be sent
//   data-said="NAME"       the parts of a block that are renewed by an answer; the inputs belong to whoever is typing
//   data-beside="NAME"     what stands on the page beside the blocks and is renewed by what follows the block in an answer
//   data-version           the version that the person began with
//   data-choice            a button that decides between two people's; "whole": the block is taken as the server has it
//   data-merge="SELECTOR"  a button that puts another text below one's own
//
// Nothing is kept in the browser's storage: many people share these machines.
"use strict";

(() => {
  const AGAIN = 10_000;
  const IDLE = 8_000;
  const PATIENCE = 30_000;
  const KEPT_ALIVE = 60_000;  // bytes: browsers send no more on behalf of a page that is left
  const HURRY = 4_000;
  const FAILED = "Chưa lưu được ô này. Số anh/chị nhập vẫn còn trên màn hình; hệ thống thử lại sau 10 giây.";
  const SIGNED_OUT = "Chưa lưu: phiên làm việc đã hết. Nội dung vẫn còn trên màn hình; sửa tiếp hoặc bấm Lưu để đăng nhập lại.";
  const ANOTHER = "Chưa lưu: trình duyệt đang đăng nhập bằng tài khoản khác. Nội dung vẫn còn trên màn hình.";
  const forms = [...document.querySelectorAll("form[data-autosave]")];
  if (!forms.length) return;

  const states = new Map();  // by id: a block may be replaced, what is known of it stays

  // --- What a block holds ----------------------------------------------------------------------------------------------

  const inputs = (element) => [...element.querySelectorAll("input, textarea")].filter((one) => one.name && !one.disabled && !("version" in one.dataset));
  const ticks = (input) => input.type === "checkbox" || input.type === "radio";

  const content = (element) => String(new URLSearchParams(
    inputs(element).filter((one) => !ticks(one) || one.checked).map((one) => [one.name, one.value]),
  ));

  const delivered = (element) => String(new URLSearchParams(
    inputs(element).filter((one) => !ticks(one) || one.defaultChecked).map((one) => [one.name, ticks(one) ? one.value : one.defaultValue]),
  ));

  const version = (element) => element.querySelector("[data-version]");
  const tokenOf = () => document.querySelector("[name=csrfmiddlewaretoken]").value;

  const meet = (element) => {
    const known = states.get(element.id);
    if (known) {
      known.element = element;
    } else {
      const saved = "unsaved" in element.dataset ? null : delivered(element);
      states.set(element.id, { element, saved, refused: null, held: element.querySelector("[data-conflict]") ? "conflict" : "", waiting: null, busy: null, timer: 0 });
    }
    return states.get(element.id);
  };

  const stateOf = (node) => {
    const element = node?.closest?.("[data-block]");
    return element ? meet(element) : null;
  };

  const dirty = (state) => content(state.element) !== state.saved;
  const unsaved = () => [...states.values()].filter((state) => state.element.isConnected && (state.busy || state.waiting || dirty(state)));
  const toSend = (state) => Boolean(state.waiting) || (!state.held && dirty(state) && content(state.element) !== state.refused);

  // --- Saying what became of it ----------------------------------------------------------------------------------------

  const say = (state, words, name = "") => {
    const place = state.element.querySelector("[data-said=saved]");
    place.dataset.state = name;
    if (place.textContent !== words) place.textContent = words;
  };

  // While a button is held down nothing may move, or the press would end on something else.
  let down = false;
  const waiting = [];
  const released = () => new Promise((resolve) => { if (down) waiting.push(resolve); else resolve(); });
  const up = () => {
    down = false;
    window.setTimeout(() => { waiting.splice(0).forEach((resolve) => resolve()); });
  };
  document.addEventListener("pointerdown", () => { down = true; }, true);
  ["pointerup", "pointercancel", "dragend"].forEach((name) => document.addEventListener(name, up, true));

  // --- Taking over an answer -------------------------------------------------------------------------------------------

  // The same block as the server has it; null where a page of another kind was answered.
  const fragment = (state, html) => {
    const template = document.createElement("template");
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    return fresh?.id === state.element.id ? fresh : null;
  };

  const mayReplace = (part, sent) => {
    if (part.contains(document.activeElement) && document.activeElement.matches("input, textarea")) return false;
    return inputs(part).every((one) => new URLSearchParams(sent).getAll(one.name).includes(one.value));
  };

  const renewPart = (part, fresh, sent) => {
    if (!mayReplace(part, sent)) return;
    const leavesFocus = part.contains(document.activeElement);
    part.className = fresh.className;
    part.hidden = fresh.hidden;
    if (part.innerHTML !== fresh.innerHTML) part.replaceChildren(...fresh.childNodes);
    if (leavesFocus && !part.contains(document.activeElement)) inputs(part.closest("[data-block]"))[0]?.focus();
  };

  const renewParts = (state, fresh, sent) => {
    const now = new Map([...fresh.querySelectorAll("[data-said]")].map((part) => [part.dataset.said, part]));
    fresh.querySelectorAll("[aria-describedby]").forEach((one) => {
      const shown = state.element.querySelector(`#${CSS.escape(one.id)}`);
      if (shown && !one.hasAttribute("aria-invalid")) shown.removeAttribute("aria-invalid");
    });
    state.element.querySelectorAll("[data-said]").forEach((part) => {
      if (now.has(part.dataset.said)) renewPart(part, now.get(part.dataset.said), sent);
    });
    state.element.className = fresh.className;
    version(state.element).value = version(fresh).value;
  };

  const renewBeside = (fresh) => {
    for (let said = fresh.nextElementSibling; said; said = said.nextElementSibling) {
      document.querySelector(`[data-beside="${said.dataset.beside}"]`)?.replaceChildren(...said.childNodes);
    }
  };

  const replaceWhole = (state, fresh) => {
    state.element.replaceWith(fresh);
    state.element = fresh;
    state.saved = content(fresh);
    document.dispatchEvent(new Event("htmx:after:swap"));
    inputs(fresh)[0]?.focus();
  };

  const take = (state, sending, fresh, status) => {
    state.waiting = null;
    renewBeside(fresh);
    state.held = { 409: fresh.querySelector("[data-conflict]") ? "conflict" : "closed" }[status] ?? "";
    if (sending.whole && status === 200) {
      replaceWhole(state, fresh);
    } else {
      renewParts(state, fresh, sending.content);
      if (status === 200) state.saved = sending.content;
    }
    if (status !== 200) state.refused = sending.content;
    state.element.querySelector("[data-said=saved]").dataset.state = status === 200 ? "saved" : "held";
    state.element.dispatchEvent(new CustomEvent("portal:answered", { bubbles: true, detail: { status } }));
  };

  // --- Sending ---------------------------------------------------------------------------------------------------------

  const ask = (state, sending) => {
    const body = new URLSearchParams(sending.content);
    body.set("csrfmiddlewaretoken", tokenOf());
    body.set(version(state.element).name, sending.version);
    if (sending.choice) body.set(...sending.choice);
    const small = String(body).length < KEPT_ALIVE;
    return fetch(state.element.dataset.block, {
      method: "POST", body, redirect: "manual", keepalive: small, headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE),
    });
  };

  const signedOut = async (state, quiet) => {
    const found = quiet ? await window.signIn.renew() : await window.signIn.again() ? "mine" : "out";
    if (found !== "mine") say(state, found === "other" ? ANOTHER : SIGNED_OUT, "failed");
    return found === "mine";
  };

  const attempt = async (state, sending, quiet) => {
    let answer = await ask(state, sending);
    if (answer.type === "opaqueredirect") {
      if (!await signedOut(state, quiet)) return;
      answer = await ask(state, sending);
    } else if (answer.status === 403) {
      const found = await window.signIn.renew();
      if (found === "other") return void say(state, ANOTHER, "failed");
      if (found === "out" && !await signedOut(state, quiet)) return;
      answer = await ask(state, sending);
    }
    const fresh = [200, 409, 422].includes(answer.status) ? fragment(state, await answer.text()) : null;
    if (!fresh) throw new Error(answer.status);
    await released();
    take(state, sending, fresh, answer.status);
  };

  // What could not be sent is sent again as it was: the server may have it already, and knows the same words again.
  const send = (state, { choice = null, whole = false, quiet = false } = {}) => {
    if (state.busy) return state.busy;
    window.clearTimeout(state.timer);
    state.timer = 0;
    const now = content(state.element);
    if (choice || !state.waiting) state.waiting = { content: now, version: version(state.element).value, choice, whole };
    say(state, "Đang lưu…", "saving");
    state.busy = attempt(state, state.waiting, quiet)
      .catch(() => say(state, state.element.dataset.failed ?? FAILED, "failed"))
      .finally(() => {
        state.busy = null;
        if (!state.waiting && toSend(state)) soon(state);
      });
    return state.busy;
  };

  const inside = (state) => state.element.contains(document.activeElement);

  // Once they have left it; while they type on, after a pause, and for long texts every so often.
  const soon = (state) => {
    if (!toSend(state)) return;
    const typing = Number(state.element.dataset.typing ?? 0) * 1000;
    if (!inside(state)) return void send(state);
    if (typing && state.timer) return;
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(() => { state.timer = 0; if (toSend(state)) send(state); }, typing || IDLE);
  };

  const flush = async () => {
    for (const state of unsaved()) if (!state.busy && toSend(state)) send(state);
    await Promise.all([...states.values()].map((state) => state.busy));
    const left = unsaved();
    if (left.some((state) => !state.busy && !state.waiting && toSend(state))) return flush();
    return left;
  };

  // --- When ------------------------------------------------------------------------------------------------------------

  document.querySelectorAll("[data-block]").forEach(meet);

  document.addEventListener("input", (event) => {
    const state = stateOf(event.target);
    if (state) soon(state);
  });

  document.addEventListener("change", (event) => {
    const state = stateOf(event.target);
    if (state) window.setTimeout(() => soon(state));
  });

  document.addEventListener("focusout", (event) => {
    const state = stateOf(event.target);
    if (state && !state.element.contains(event.relatedTarget)) window.setTimeout(() => { if (!inside(state)) soon(state); });
  });

  const sendAll = (options) => states.forEach((state) => { if (!state.busy && toSend(state)) send(state, options); });

  document.addEventListener("visibilitychange", () => { if (document.hidden) sendAll({ quiet: true }); });
  window.addEventListener("pagehide", () => sendAll({ quiet: true }));
  window.addEventListener("online", () => sendAll({ quiet: true }));
  window.setInterval(() => states.forEach((state) => { if (state.waiting && !state.busy) send(state, { quiet: true }); }), AGAIN);

  let letGo = false;  // by a button that leads on: the server has, or shows again, what stands on the page

  window.addEventListener("beforeunload", (event) => { if (!letGo && unsaved().length) event.preventDefault(); });

  // --- Choosing between two people's ------------------------------------------------------------------------------------

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-choice], [data-merge]");
    const state = stateOf(button);
    if (!state) return;
    event.preventDefault();
    if (button.dataset.merge) {
      const box = state.element.querySelector("textarea");
      box.value = [box.value.trim(), document.querySelector(button.dataset.merge).textContent].filter(Boolean).join("\n\n");
      box.focus();
    } else {
      send(state, { choice: [button.name, button.value], whole: button.dataset.choice === "whole" });
    }
  });

  // --- Leaving by a link or a button: first save, then go ---------------------------------------------------------------

  const hindrance = (left) => left.find((state) => state.held === "conflict" || state.waiting);

  const showHindrance = (state) => {
    const place = state.element.querySelector("[data-conflict]") ?? state.element.querySelector("[data-said=saved]");
    place.scrollIntoView({ block: "center" });
    place.focus?.({ preventScroll: true });
  };

  document.addEventListener("submit", async (event) => {
    const { target: form, submitter } = event;
    if (letGo || form.method !== "post" || form.closest("dialog") || !unsaved().length) return;
    event.preventDefault();
    event.stopPropagation();
    const stuck = hindrance(await flush());
    if (stuck) return void showHindrance(stuck);
    letGo = true;
    form.requestSubmit(submitter);
    window.setTimeout(() => { letGo = false; }, AGAIN);
  }, true);

  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target || link?.origin !== window.location.origin;
    if (!link || elsewhere || event.defaultPrevented || link.getAttribute("href").startsWith("#") || !unsaved().length) return;
    event.preventDefault();
    await Promise.race([flush(), new Promise((resolve) => window.setTimeout(resolve, HURRY))]);
    if (!document.querySelector("dialog[open]")) window.location.assign(link.href);
  });
})();
