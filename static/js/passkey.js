// <form data-passkey="create" or "get" data-question="…">: before it is sent, the device is asked, and its
// answer goes along in the field `signed`. What can go wrong stands in [data-passkey-says].
for (const form of document.querySelectorAll("form[data-passkey]")) {
  const says = [...form.querySelectorAll("[data-passkey-says]")];
  const say = (what) => {
    for (const one of says) one.hidden = one.dataset.passkeySays !== what;
  };

  const bytes = (text) => {
    const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
  };
  const text = (buffer) => {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  };

  const question = () => {
    const asked = JSON.parse(form.dataset.question);
    asked.challenge = bytes(asked.challenge);
    if (asked.user) asked.user.id = bytes(asked.user.id);
    for (const known of [...(asked.excludeCredentials || []), ...(asked.allowCredentials || [])]) {
      known.id = bytes(known.id);
    }
    return { publicKey: asked };
  };

  const answer = ({ rawId, type, response }) => {
    const said = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      said.attestationObject = text(response.attestationObject);
      said.transports = response.getTransports ? response.getTransports() : [];
    } else {
      said.authenticatorData = text(response.authenticatorData);
      said.signature = text(response.signature);
      if (response.userHandle && response.userHandle.byteLength) said.userHandle = text(response.userHandle);
    }
    return JSON.stringify({ id: text(rawId), rawId: text(rawId), type, response: said });
  };

  let asking = false;
  form.addEventListener("submit", async (event) => {
    const field = form.elements.signed;
    if (field.value) return;
    event.preventDefault();
    if (asking) return;
    say("");
    if (!window.PublicKeyCredential) {
      say("unknown");
      return;
    }
    asking = true;
    try {
      field.value = answer(await navigator.credentials[form.dataset.passkey](question()));
      form.requestSubmit();
    } catch (error) {
      field.value = "";
      say(error.name === "InvalidStateError" ? "again" : "nothing");
    }
    asking = false;
  });

  // Whoever comes back to the page is asked anew.
  addEventListener("pageshow", () => { form.elements.signed.value = ""; });
}
