// Hands what the server asks to the browser's authenticator, and what that answers to the form. The only script of these pages.
"use strict";
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const problem = form.querySelector("[role=status]");
  if (!window.PublicKeyCredential || !PublicKeyCredential.parseRequestOptionsFromJSON) {
    continue;
  }
  form.hidden = false;
  form.addEventListener("submit", async event => {
    event.preventDefault();
    problem.textContent = "";
    try {
      const options = JSON.parse(form.dataset.options);
      const credential = form.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      form.elements.credential.value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      problem.textContent = "Your device gave no passkey.";
    }
  });
}
