// What pages gain with script; every one of them works without it.
const root = document.documentElement;
root.classList.add("js");
const live = () => document.getElementById("loi-bao");

function say(sentence) {
  const region = live();
  if (!region || !sentence) return;
  region.textContent = "";
  setTimeout(() => { region.textContent = sentence; }, 50);
}

// One press, one act: the second is ignored here and refused by the server.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  form.dataset.sent = "1";
  const button = event.submitter || form.querySelector("button[type=submit]");
  if (button) { button.setAttribute("aria-busy", "true"); setTimeout(() => { if (form.dataset.sent) say("Đang gửi, chờ một chút."); }, 1000); }
}, true);
function release(scope) {
  for (const form of scope.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  for (const button of scope.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}
window.addEventListener("pageshow", () => release(document));

// Approving, signing, sending need the network: without it the button is a sentence (U34).
function network() {
  for (const form of document.querySelectorAll("form[data-mang]")) for (const button of form.querySelectorAll("button[type=submit]")) {
    button.dataset.ten ??= button.textContent;
    button.textContent = navigator.onLine ? button.dataset.ten : form.dataset.mang;
    button.disabled = !navigator.onLine;
    if (!navigator.onLine) say(form.dataset.mang);
  }
}
for (const event of ["online", "offline"]) window.addEventListener(event, network);
if (!navigator.onLine) network();

// Keys: Ctrl-K always; "/" unless switched off, typing, or composing a syllable.
document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  const box = document.getElementById("tim");
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const slash = event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey && document.body.dataset.shortcuts !== "off";
  const command = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  if (box && (slash || command)) { event.preventDefault(); box.focus(); box.select(); }
  if (event.key === "Escape") closeMenus(null, true);
});

// Fold-out menus close by a press elsewhere or Escape.
function closeMenus(except, focus) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (menu === except) continue;
    menu.open = false;
    if (focus) menu.querySelector("summary").focus();
  }
  const sheet = document.querySelector(".thuc-don.mo");
  if (sheet && focus) { sheet.classList.remove("mo"); document.querySelector("[data-more]")?.focus(); }
}
document.addEventListener("click", (event) => {
  closeMenus(event.target.closest("details[data-menu]"), false);
  const more = event.target.closest("[data-more]");
  if (more) {
    event.preventDefault();
    const sheet = document.getElementById("thuc-don");
    const open = sheet.classList.toggle("mo");
    more.setAttribute("aria-expanded", String(open));
    if (open) sheet.querySelector("a, summary")?.focus();
  }
});

// Filters: send after a pause of 400 ms, never in the middle of a composed syllable.
let pause;
function filterSoon(event) {
  const form = event.target.closest("form[data-filter]");
  if (!form || event.isComposing || !event.target.matches("input[type=text], input[type=search], input:not([type])")) return;
  clearTimeout(pause);
  pause = setTimeout(() => form.requestSubmit(), 400);
}
document.addEventListener("input", filterSoon);
document.addEventListener("compositionend", filterSoon);
document.addEventListener("htmx:configRequest", (event) => {
  if (!event.target.matches("form[data-filter]")) return;
  const wanted = event.detail.parameters;
  for (const key of Object.keys(wanted)) if (wanted[key] === "") delete wanted[key];
});
// A cleared chip or a new order shows in the form as well.
function followAddress() {
  const form = document.querySelector("form[data-filter]");
  if (!form) return;
  const wanted = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name || field === document.activeElement) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = wanted.getAll(field.name).includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = wanted.getAll(field.name).includes(option.value);
    else field.value = wanted.get(field.name) ?? "";
  }
  let order = form.elements.namedItem("sap");
  if (wanted.get("sap") && !order) {
    order = Object.assign(document.createElement("input"), { type: "hidden", name: "sap" });
    form.append(order);
  }
  if (order) order.value = wanted.get("sap") ?? "";
}
document.addEventListener("htmx:pushedIntoHistory", followAddress);
document.addEventListener("htmx:afterSwap", (event) => {
  const part = document.getElementById(event.detail.target.id) ?? event.detail.target;
  improve(part);
  release(document);
  part.querySelector("[data-focus]")?.focus();
  say(part.dataset.announce ?? part.querySelector("[data-announce]")?.dataset.announce);
});
document.addEventListener("htmx:sendError", () => say("Không có mạng. Chưa gửi được; thử lại khi có mạng."));

// Ticked rows open the bar of bulk actions.
function countTicked(form) {
  const bar = form.querySelector("[data-bulk-bar]");
  if (!bar) return;
  const ticked = form.querySelectorAll("input[name=chon]:checked").length;
  bar.hidden = ticked === 0;
  bar.querySelector("[data-bulk-count]").textContent = `Đã chọn ${ticked} dòng:`;
}
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-bulk]");
  if (form) countTicked(form);
});

// Long text: counted as the server counts, told when typing stops, never cut.
function countLetters(area) {
  const line = document.querySelector(`[data-count-for="${area.id}"]`);
  if (!line) return;
  const limit = Number(area.dataset.count);
  const used = [...area.value.replace(/\r\n/g, "\n").normalize("NFC")].length;
  line.hidden = used < limit * 0.75;
  line.classList.toggle("qua", used > limit);
  line.textContent = used > limit ? `Dài hơn ${used - limit} chữ so với mức ${limit} chữ` : `Còn ${limit - used} chữ`;
  clearTimeout(area.pause);
  area.pause = setTimeout(() => { if (!line.hidden) say(line.textContent); }, 1000);
}

function improve(scope) {
  const selects = scope.querySelectorAll("select[data-combobox]");
  if (selects.length) import("./combobox.js").then(({ combobox }) => selects.forEach((select) => combobox(select, say)));
  scope.querySelectorAll("form[data-bulk]").forEach(countTicked);
  scope.querySelectorAll("textarea[data-count]").forEach((area) => area.addEventListener("input", (event) => { if (!event.isComposing) countLetters(area); }));
}
if (matchMedia("(max-width: 767px)").matches) {
  for (const part of document.querySelectorAll("details[data-fold]")) part.open = [...part.querySelectorAll(".sai")].length > 0;
}
improve(document);
document.querySelector(".tom-tat-loi")?.focus();
