// Ask a security key: the page carries the question, the form takes the answer.
const { webauthnJSON } = globalThis;

async function answer(part) {
  const question = JSON.parse(part.dataset.hoi);
  return part.dataset.khoaBaoMat === "create" ? webauthnJSON.create(question) : webauthnJSON.get(question);
}

for (const part of document.querySelectorAll("[data-khoa-bao-mat]")) {
  if (!webauthnJSON?.supported()) continue;
  part.hidden = false;
  for (const other of document.querySelectorAll("[data-khong-khoa]")) other.hidden = true;
  const wrong = part.querySelector("[data-loi]");
  part.querySelector("button[type=button]").addEventListener("click", async () => {
    wrong.textContent = "";
    const form = part.closest("form");
    try {
      form.elements.namedItem(part.dataset.o).value = JSON.stringify(await answer(part));
    } catch {
      wrong.textContent = wrong.dataset.loi;
      return;
    }
    form.requestSubmit();
  });
}
