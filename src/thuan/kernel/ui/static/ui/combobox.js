// A list that can be typed into, over a real select that stays the form's field.
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/\s+/g, " ").trim();

export function combobox(select, say) {
  const box = document.createElement("div");
  const input = document.createElement("input");
  const list = document.createElement("ul");
  const options = [...select.options].filter((option) => option.value).map((option) => {
    const words = fold(option.textContent);
    return { option, words, initials: words.split(/[^a-z0-9]+/).map((word) => word[0] ?? "").join("") };
  });
  let shown = [], active = -1;
  box.className = "hop-chon";
  list.id = `${select.id}_list`; list.hidden = true; list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", select.labels[0]?.textContent.trim() ?? "");
  const chosen = () => (select.value ? select.selectedOptions[0].textContent.trim() : "");
  Object.assign(input, { id: select.id, type: "text", className: "form-control", autocomplete: "off", value: chosen() });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);
  for (const name of ["aria-describedby", "aria-invalid", "aria-required"]) if (select.hasAttribute(name)) input.setAttribute(name, select.getAttribute(name));
  select.id += "_select"; select.hidden = true; select.removeAttribute("data-combobox");
  select.before(box); box.append(input, list);
  function mark(place) {
    active = place;
    [...list.children].forEach((item, n) => item.setAttribute("aria-selected", String(n === place)));
    if (place < 0) { input.removeAttribute("aria-activedescendant"); return; }
    input.setAttribute("aria-activedescendant", list.children[place].id);
    list.children[place].scrollIntoView({ block: "nearest" });
  }
  function open() {
    const wish = input.value === chosen() ? "" : fold(input.value);
    shown = options.filter(({ words, initials }) => words.includes(wish) || initials.startsWith(wish.replace(/ /g, "")));
    list.replaceChildren(...shown.map(({ option }, n) => Object.assign(document.createElement("li"), { id: `${list.id}_${n}`, role: "option", textContent: option.textContent })));
    list.hidden = shown.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(-1);
    say(shown.length ? `${shown.length} lựa chọn` : "Không có lựa chọn nào khớp");
  }
  function close() { list.hidden = true; input.setAttribute("aria-expanded", "false"); mark(-1); }
  function choose(place) { select.value = shown[place].option.value; input.value = chosen(); close(); select.dispatchEvent(new Event("change", { bubbles: true })); }
  input.addEventListener("input", (event) => { if (!event.isComposing) open(); });
  input.addEventListener("compositionend", open);
  input.addEventListener("click", open);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      if (shown.length) mark((active + (event.key === "ArrowDown" ? 1 : -1) + shown.length) % shown.length);
    } else if (event.key === "Enter" && active >= 0) { event.preventDefault(); choose(active); }
    else if (event.key === "Escape" && !list.hidden) { event.stopPropagation(); close(); }
  });
  // Leaving keeps a full match, empties on an empty box, and otherwise goes back to the last choice.
  input.addEventListener("blur", () => {
    const same = options.find(({ words }) => words === fold(input.value));
    if (!input.value.trim()) select.value = ""; else if (same) select.value = same.option.value;
    input.value = chosen(); close();
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (place >= 0) choose(place);
  });
}
