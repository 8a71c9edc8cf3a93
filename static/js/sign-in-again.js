// When the session has ended while somebody was entering: they sign in over the page, and it stays as it is.
//
//   window.signIn.again()   asks them to; true when the same person is signed in and the page's tokens are new
//   window.signIn.renew()   the same without asking: for a session that goes on with other tokens
//
// What is shown is the portal's own form of signing in, its second step as well. data-person says whose page it is.
"use strict";

(() => {
  const SIGN_IN = "/dang-nhap/";
  const SIGN_OUT = "/dang-xuat/";
  const TOKEN = "[name=csrfmiddlewaretoken]";
  const OTHER = "Trình duyệt vừa đăng nhập bằng tài khoản khác. Trang này là của người đang nhập dở; hãy đăng nhập đúng tài khoản đó.";
  const UNREACHED = "Chưa tới được máy chủ. Nội dung vẫn còn trên màn hình; hãy thử lại sau ít phút.";
  const OTHERWISE = "Chưa đăng nhập được. Hãy đợi vài phút rồi thử lại, hoặc liên hệ quản trị viên.";
  const person = () => document.querySelector("[data-person]")?.dataset.person;
  const here = () => window.location.pathname + window.location.search;

  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
  const tokenOf = (page) => page.querySelector(TOKEN)?.value;

  const takeTokens = (page) => {
    document.querySelectorAll(TOKEN).forEach((input) => { input.value = tokenOf(page); });
  };

  // `mine`: the page of this person; `other`: signed in, but not as them; `out`: nobody is signed in.
  const whose = (page) => {
    if (page.querySelector("form.entrance-form")) return "out";
    return page.querySelector("[data-person]")?.dataset.person === person() ? "mine" : "other";
  };

  const renew = async () => {
    const page = await read(await fetch(here(), { cache: "no-store" }));
    const found = whose(page);
    if (found === "mine") takeTokens(page);
    return found;
  };

  // --- The dialog ------------------------------------------------------------------------------------------------------

  const frame = () => {
    const dialog = document.createElement("dialog");
    dialog.className = "again";
    dialog.setAttribute("aria-labelledby", "again-title");
    dialog.innerHTML = `<h2 id="again-title">Phiên làm việc đã hết</h2>
      <p>Nội dung anh/chị nhập vẫn còn trên màn hình. Đăng nhập lại để lưu tiếp.</p>
      <div role="alert" class="said"></div><div class="form"></div>
      <p><button type="button" class="button quiet later">Để sau</button></p>`;
    document.body.append(dialog);
    return dialog;
  };

  const say = (dialog, words) => { dialog.querySelector(".said").textContent = words; };

  const show = (dialog, page) => {
    const form = document.importNode(page.querySelector("form.entrance-form"), true);
    const errors = [...page.querySelectorAll(".error-summary li")].map((one) => one.textContent.trim());
    say(dialog, errors.join(" "));
    dialog.querySelector(".form").replaceChildren(form);
    form.querySelector("input:not([type=hidden])")?.focus();
  };

  const signInPage = async () => read(await fetch(`${SIGN_IN}?next=${encodeURIComponent(here())}`, { cache: "no-store" }));

  const leave = async (page) => {
    const form = new URLSearchParams({ csrfmiddlewaretoken: tokenOf(page) ?? "" });
    await fetch(SIGN_OUT, { method: "POST", body: form });
  };

  // One step: what the form sends, and what comes of it. True when the person is signed in.
  const step = async (dialog, form) => {
    const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const page = await read(answer);
    if (whose(page) === "mine") {
      takeTokens(page);
      return true;
    }
    if (page.querySelector("form.entrance-form")) {
      show(dialog, page);
    } else if (answer.status === 429 || !tokenOf(page)) {
      say(dialog, OTHERWISE);
    } else {
      await leave(page);
      show(dialog, await signInPage());
      say(dialog, OTHER);
    }
    return false;
  };

  const conduct = (dialog) => new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "in"));
    dialog.querySelector(".later").addEventListener("click", () => dialog.close(""));
    dialog.addEventListener("submit", async (event) => {
      event.preventDefault();
      event.stopPropagation();
      const button = event.target.querySelector("button");
      button.disabled = true;
      try {
        if (await step(dialog, event.target)) dialog.close("in");
      } catch {
        say(dialog, UNREACHED);
      } finally {
        button.disabled = false;
      }
    });
  });

  const ask = async () => {
    const page = await signInPage();
    const found = whose(page);
    if (found === "mine") {  // signed in meanwhile, in another window
      takeTokens(page);
      return true;
    }
    const before = document.activeElement;
    const dialog = frame();
    if (found === "other") await leave(page);
    const ended = conduct(dialog);
    dialog.showModal();
    show(dialog, found === "other" ? await signInPage() : page);
    if (found === "other") say(dialog, OTHER);
    const signedIn = await ended;
    dialog.remove();
    before?.focus?.();
    return signedIn;
  };

  let asking = null;

  const again = () => {
    asking ??= ask().finally(() => { asking = null; });
    return asking;
  };

  window.signIn = { again, renew };
})();
