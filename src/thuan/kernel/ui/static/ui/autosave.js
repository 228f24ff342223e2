// A long form that saves itself field by field and survives a cut line. Nothing is kept in the
// browser beyond the page; without this script the form is a plain form.
const form = document.querySelector("form[data-tu-luu]");
const words = document.getElementById("mau-luu"), bar = document.getElementById("dong-luu");
const line = bar?.querySelector("[data-dong]");
const OWN = new Set(["csrfmiddlewaretoken", "khoa", "phien_ban", "goc", "trang", "xong", "giu", "lay", "ve-danh-sach"]);
const PAUSE = 2000, PATIENCE = 20000, LONGEST = 60000, PRESENCE = 60000;
const settled = new Map(), refused = new Map(), asked = new Set(), stood = new Map();
let timer, turn = 0, failures = 0, busy = null, cut = false, ended = false, stranger = false, acted = Date.now();

const named = () => [...new Set([...form.elements].map((box) => box.name))].filter((name) => name && !OWN.has(name) && !name.startsWith("da-xem."));
const boxes = (name) => [...form.elements].filter((box) => box.name === name);
function read(name, initial = false) {
  return JSON.stringify(boxes(name).flatMap((box) => {
    if (box.type === "checkbox" || box.type === "radio") return (initial ? box.defaultChecked : box.checked) ? [box.value] : [];
    if (box.options) return [...box.options].filter((option) => (initial ? option.defaultSelected : option.selected)).map((option) => option.value).filter(Boolean);
    return [initial ? (box.type === "text" ? box.defaultValue.replace(/[\r\n]/g, "") : box.defaultValue) : box.value];
  }));
}
const changed = () => named().filter((name) => !asked.has(name) && read(name) !== settled.get(name));
const fresh = (names) => names.filter((name) => refused.get(name) !== read(name));

function mark(name, state) {
  const place = form.querySelector(`[data-o="${name}"]`);
  if (!place) return;
  place.querySelector(":scope > .dau-muc")?.remove();
  const sign = state && words.content.querySelector(`[data-dau="${state}"]`);
  if (sign) place.append(sign.cloneNode(true));
}
function blame(name, sentence) {
  const place = form.querySelector(`[data-o="${name}"]`);
  if (!place) return;
  const id = `id_${name}_luu`;
  let told = document.getElementById(id);
  if (!sentence) { told?.remove(); boxes(name).forEach((box) => box.removeAttribute("aria-invalid")); return; }
  if (!told) { told = Object.assign(document.createElement("p"), { id, className: "sai" }); place.append(told); }
  told.textContent = sentence;
  boxes(name).forEach((box) => {
    box.setAttribute("aria-invalid", "true");
    box.setAttribute("aria-describedby", [...new Set([...(box.getAttribute("aria-describedby") ?? "").split(" "), id])].join(" ").trim());
  });
}
function tell(key, count, aloud) {
  const sentence = (words.dataset[key] ?? key).replace("{n}", count);
  const way = key === "het" ? line.querySelector("a") : null;
  // The link stays the same element: a press under way on it is not lost.
  if (way) way.previousSibling.previousSibling.textContent = sentence;
  else line.textContent = sentence;
  bar.classList.toggle("loi", !!aloud);
  const region = document.getElementById("loi-bao");
  if (aloud && region && region.textContent !== sentence) region.textContent = sentence;
  if (key === "het" && !way) line.append(" ", Object.assign(document.createElement("a"), { href: form.dataset.dangNhap, target: "_blank", rel: "noopener", textContent: words.dataset.dangNhap }));
}
function standing(saved) {
  const waiting = fresh(changed()).length;
  if (ended) tell("het", changed().length, true);
  else if (stranger) tell("nguoiKhac", 0, true);
  else if (failures) tell("loi", changed().length, true);
  else if (asked.size) tell("hoi", asked.size, true);
  else if (refused.size) tell("sai", refused.size, true);
  else if (waiting) tell("cho", waiting);
  else if (saved) tell(saved, 0);
}

// Both values beside the field; the decision is a press, and travels with the form as well.
function ask(name, told) {
  asked.add(name);
  const place = form.querySelector(`[data-o="${name}"]`);
  place.querySelector(".hai-ban")?.remove();
  const both = Object.assign(document.createElement("div"), { className: "hai-ban" });
  const buttons = Object.assign(document.createElement("p"), { className: "nut" });
  const sentence = Object.assign(document.createElement("p"), { textContent: told.sentence });
  for (const way of ["keep", "take"]) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: told[way] });
    button.addEventListener("click", () => {
      if (way === "take") write(name, told.value);
      form.querySelector(`[name="da-xem.${name}"]`)?.remove();
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name: `da-xem.${name}`, value: told.version }));
      asked.delete(name); both.remove(); mark(name, "cho");
      (boxes(name).find((box) => box.checked) ?? boxes(name)[0])?.focus();
      save();
    });
    buttons.append(button);
  }
  both.append(sentence, buttons); place.append(both);
}
function write(name, value) {
  const wanted = [value].flat().map(String);
  for (const box of boxes(name)) {
    if (box.type === "checkbox" || box.type === "radio") box.checked = wanted.includes(box.value);
    else box.value = wanted[0] ?? "";
  }
}

function content(names) {
  const body = new URLSearchParams();
  for (const box of form.elements) if (["csrfmiddlewaretoken", "phien_ban", "trang"].includes(box.name) || box.name.startsWith("da-xem.")) body.append(box.name, box.value);
  body.append("luot", ++turn);
  for (const name of names) {
    body.append("muc", name);
    for (const value of JSON.parse(read(name))) body.append(name, value);
  }
  return body;
}
async function send(names, options = {}) {
  const body = content(names);
  // Browsers let only short requests outlive their page.
  if (options.keepalive && body.toString().length > 60000) options.keepalive = false;
  const answer = await fetch(form.dataset.tuLuu, { method: "POST", body, redirect: "manual", headers: { Accept: "application/json" }, ...options });
  if (answer.type === "opaqueredirect" || answer.status === 401) return "ended";
  if (answer.status === 403) return "forbidden";
  if (answer.status >= 500 || answer.status === 429 || !answer.headers.get("Content-Type")?.includes("json")) throw new Error(answer.status);
  return answer.json();
}
// After a new log-in the page asks for a fresh token, and whether it is still the same person.
async function renew() {
  const answer = await fetch(location.pathname, { redirect: "manual", headers: { Accept: "text/html" } });
  if (!answer.ok) return "ended";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("form[data-tu-luu]");
  if (!page) return "ended";
  if (page.dataset.nguoi !== form.dataset.nguoi) return "stranger";
  form.elements.csrfmiddlewaretoken.value = page.querySelector("[name=csrfmiddlewaretoken]").value;
  return "same";
}
function take(answer, sent) {
  for (const [name, value] of sent) {
    if (answer.conflicts?.[name]) { ask(name, answer.conflicts[name]); mark(name, "hoi"); continue; }
    const sentence = answer.refused?.[name] ?? answer.locked;
    if (sentence) { refused.set(name, value); if (read(name) === value) { mark(name, answer.locked ? "khoa" : "sai"); blame(name, answer.locked ? "" : sentence); } continue; }
    settled.set(name, value); refused.delete(name); blame(name, "");
    mark(name, read(name) === value ? "xong" : "cho");
  }
  // Saved, and what is still asked about it; a reason that was saved changes the mark of its figure.
  for (const [name, state] of Object.entries(answer.conditions ?? {})) {
    stood.set(name, state === "xong" ? "" : state);
    if (read(name) === settled.get(name)) mark(name, state);
  }
  if (answer.sums) for (const place of form.querySelectorAll("[data-cong]")) place.textContent = answer.sums[place.dataset.cong] ?? "";
  if (answer.presence !== undefined) bar.querySelector("[data-co-mat]").textContent = answer.presence;
}

// One request at a time; what is typed meanwhile goes with the next one, the newest wins.
function save(always = false) {
  clearTimeout(timer);
  if (busy) return busy.then(() => (fresh(changed()).length ? save() : undefined));
  const names = changed();
  if (!always && !fresh(names).length) { standing(); return Promise.resolve(); }
  busy = attempt(names).finally(() => { busy = null; });
  return busy.then(() => { if (!failures && !ended && !stranger && fresh(changed()).length) later(PAUSE); });
}
async function attempt(names) {
  const sent = new Map(names.map((name) => [name, read(name)]));
  const patience = new AbortController(), limit = setTimeout(() => patience.abort(), PATIENCE);
  if (names.length && !failures && !ended) tell("gui", fresh(names).length);
  try {
    let answer = await send(names, { signal: patience.signal });
    if (answer === "forbidden") {
      answer = await renew();
      if (answer === "same") answer = await send(names, { signal: patience.signal });
    }
    ended = answer === "ended" || answer === "forbidden"; stranger = answer === "stranger"; failures = 0; cut = false;
    if (typeof answer !== "string") { take(answer, sent); if (answer.locked) { named().forEach((name) => mark(name, "khoa")); tell(answer.locked, 0, true); } else standing(answer.line); }
    else { for (const name of sent.keys()) mark(name, "loi"); standing(); }
  } catch {
    cut = true;
    if (names.length) failures += 1;
    for (const name of sent.keys()) mark(name, "loi");
    standing();
    if (names.length) later(Math.min(LONGEST, 1000 * 2 ** failures));
  } finally { clearTimeout(limit); }
}
function later(wait) { clearTimeout(timer); timer = setTimeout(save, wait); }

function typed(event) {
  acted = Date.now();
  const name = event.target.name;
  if (!name || OWN.has(name) || event.isComposing) return;
  if (read(name) === settled.get(name)) { refused.delete(name); blame(name, ""); mark(name, stood.get(name) ?? ""); } else mark(name, asked.has(name) ? "hoi" : "cho");
  standing();
  if (!failures) later(event.type === "change" ? 300 : PAUSE);
}
// Hiding or leaving the page: the last changes go even while the page closes.
function flush() {
  const names = changed();
  if (!fresh(names).length || ended || stranger) return;
  const sent = new Map(names.map((name) => [name, read(name)]));
  send(names, { keepalive: true }).then((answer) => { if (typeof answer !== "string") { take(answer, sent); standing(answer.line); } }, () => {});
}
function wake() { if (document.visibilityState === "visible") save(ended || stranger); }
function uncover(target, onlyCovered = false) {
  const place = target.getBoundingClientRect(), edge = bar.getBoundingClientRect(), over = place.bottom + 8 - edge.top;
  if (over > 0 && !bar.contains(target) && !(onlyCovered && place.top > edge.bottom)) scrollBy({ top: Math.min(over, Math.max(place.top - 80, 0)), behavior: "instant" });
}

if (form && words) {
  for (const name of named()) {
    settled.set(name, read(name, true));
    stood.set(name, form.querySelector(`[data-o="${name}"] > .dau-muc`)?.dataset.dau ?? "");
  }
  for (const event of ["input", "change", "compositionend"]) form.addEventListener(event, typed);
  // The save line never lies over the field in use (WCAG 2.4.11), also when an answer makes the
  // page longer above it.
  // The browser scrolls by itself after the event: the look is repeated when it has.
  form.addEventListener("focusin", ({ target }) => { uncover(target); for (const wait of [0, 60]) setTimeout(() => { if (document.activeElement === target) uncover(target); }, wait); });
  const growing = new ResizeObserver(() => { if (form.contains(document.activeElement)) uncover(document.activeElement, true); });
  growing.observe(form);
  growing.observe(bar);
  addEventListener("online", wake);
  addEventListener("focus", wake);
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? flush() : wake()));
  // The button waits for what is under way, and stays here while the line or the session is gone.
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (form.dataset.luuXong) { delete form.dataset.luuXong; return; }
    event.preventDefault();
    save(true).then(() => {
      delete form.dataset.sent; button?.removeAttribute("aria-busy");
      if (cut || ended || stranger) { if (failures || ended || stranger) standing(); else tell("mang", 0, true); return; }
      form.dataset.luuXong = "1"; form.requestSubmit(button);
    });
  });
  // Told to the others while somebody is really here; an open page alone keeps no session alive.
  setInterval(() => { if (document.visibilityState === "visible" && Date.now() - acted < 2 * PRESENCE && !failures && !ended) save(true); }, PRESENCE);
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => { acted = Date.now(); });
  save(true);
}
