// A column or block copied from a spreadsheet and pasted into a number of the sheet: first shown cell by cell as the
// server reads it, then put in by a button. A single value is pasted as ever.
"use strict";

(() => {
  const dialog = document.querySelector("dialog[data-paste]");
  const form = document.querySelector("table[data-figures]")?.closest("form");
  if (!dialog || !form) return;

  const FAILED = "Chưa xem trước được khối dán; các ô chưa thay đổi. Hãy dán lại.";
  const shown = dialog.querySelector("[data-paste-preview]");
  const fill = dialog.querySelector("[data-paste-fill]");
  const said = document.querySelector("[data-paste-said]");
  let from = null;

  const ask = async (text) => {
    const body = new URLSearchParams({ dan: text, tu: from.id, manh: "1" });
    body.set("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await fetch(dialog.dataset.paste, { method: "POST", body, redirect: "error" });
    if (![200, 409, 422].includes(answer.status)) throw new Error(answer.status);
    return answer.text();
  };

  const rows = () => [...shown.querySelectorAll("[data-fill]")];

  const preview = async (text) => {
    fill.hidden = true;
    shown.textContent = "Đang đọc khối dán…";
    dialog.showModal();
    try {
      shown.innerHTML = await ask(text);
    } catch {
      shown.textContent = FAILED;
    }
    fill.hidden = !rows().length;
    fill.textContent = `Điền ${rows().length} ô`;
    (fill.hidden ? dialog.querySelector("[data-paste-close]") : fill).focus();
  };

  document.addEventListener("paste", (event) => {
    const input = event.target;
    if (!input.matches?.("table[data-figures] input.number") || input.disabled || input.readOnly) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!/[\t\n\r]/.test(text.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    from = input;
    preview(text);
  });

  fill.addEventListener("click", () => {
    let count = 0;
    rows().forEach((row) => {
      const input = document.getElementById(row.dataset.fill);
      if (!input || input.disabled) return;
      input.value = row.dataset.value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.dispatchEvent(new Event("change", { bubbles: true }));
      count += 1;
    });
    dialog.close();
    said.textContent = `Đã điền ${count} ô.`;
  });

  dialog.querySelector("[data-paste-close]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => from?.focus());
})();
