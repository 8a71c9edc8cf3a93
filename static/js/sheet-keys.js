// The whole sheet of figures by the keyboard, across its tables and kinds of input.
//
//   Enter, Shift+Enter   the next and the previous stop: a number, a reason, a question, a list of places
//   ↓ ↑                  in a number: the next and the previous number; in a list of places: the next and the previous place
//   Ctrl+Enter           saves and goes on
//
// Spaces tick, arrows choose an answer: those keys are the browser's own. Tab reaches everything.
"use strict";

(() => {
  const form = document.querySelector("table[data-figures]")?.closest("form");
  if (!form) return;

  const usable = (input) => !input.disabled && !input.readOnly && input.offsetParent !== null;
  const all = (selector) => [...form.querySelectorAll(`table[data-figures] :is(${selector})`)].filter(usable);

  const groupOf = (input) => input.closest(".ticks, [role=radiogroup]");

  // A question or a list of places is one stop: at its chosen answer, or else at its first box.
  const isStop = (input) => {
    const group = groupOf(input);
    if (!group || input.type === "text") return true;
    const boxes = [...group.querySelectorAll("input[type=checkbox], input[type=radio]")].filter(usable);
    return input === (input.type === "radio" ? boxes.find((box) => box.checked) ?? boxes[0] : boxes[0]);
  };

  const NUMBERS = "input.number";
  const PLACES = ".ticks input[type=checkbox]";
  const stops = () => all(`${NUMBERS}, ${PLACES}, .answers input, .reason input`).filter(isStop);

  // Where one stands among the stops, also from within a group.
  const placeOf = (input, among) => {
    const group = groupOf(input);
    const own = among.indexOf(input);
    return own >= 0 ? own : among.findIndex((stop) => group?.contains(stop));
  };

  // From an input that is none of them (a tick for "không phát sinh"): the one that stands before or after it.
  const neighbour = (input, among, step) => {
    const own = placeOf(input, among);
    if (own >= 0) return among[own + step];
    const after = among.findIndex((stop) => input.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING);
    const edge = after < 0 ? among.length : after;
    return among[step > 0 ? edge : edge - 1];
  };

  const move = (input, among, step) => {
    const next = neighbour(input, among, step);
    if (!next) return;
    next.focus();
    if (next.type === "text") next.select();
    next.scrollIntoView({ block: "nearest" });
  };

  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (event.isComposing || event.altKey || !input.matches("table[data-figures] input")) return;
    const by = (among, step) => {
      event.preventDefault();
      move(input, among, step);
    };
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.querySelector("button[name=tiep-tuc]")?.click();
    } else if (event.key === "Enter") {
      by(stops(), event.shiftKey ? -1 : 1);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && !event.shiftKey && !event.ctrlKey) {
      const among = [NUMBERS, PLACES].find((kind) => input.matches(kind));
      if (among) by(all(among), event.key === "ArrowDown" ? 1 : -1);
    }
  });
})();
