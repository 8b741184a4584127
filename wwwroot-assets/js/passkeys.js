// Passkeys: a form with data-passkey, or a button of a form, asks the server what to ask the device for, and sends what the device answers.
'use strict';

(() => {
  const ways = {
    create: asked => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) }),
    get: asked => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) }),
  };
  const sentences = {
    NotAllowedError: 'Nothing came of it: it was cancelled, or took too long.',
    InvalidStateError: 'This device has a passkey for you already.',
    SecurityError: 'Passkeys do not work at this address.',
  };
  let answered = null;

  async function begin(form, source) {
    const fault = form.querySelector('[data-passkey-fault]');
    const tell = sentence => Object.assign(fault, { textContent: sentence, hidden: !sentence });
    tell('');
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      tell('This browser has no passkeys, or the address is not a secure one.');
      return;
    }
    try {
      const asked = await fetch(source.dataset.begin, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      if (asked.redirected || !asked.ok) {
        tell(asked.status === 400 ? await asked.text() : 'That did not work. Load the page again.');
        return;
      }
      form.elements.credential.value = JSON.stringify(await ways[source.dataset.passkey](await asked.json()));
      for (const secret of form.querySelectorAll('input[type=password]')) {
        secret.disabled = true;
      }
      answered = form;
      form.requestSubmit(source === form ? null : source);
    } catch (error) {
      tell(sentences[error.name] ?? 'The device did not answer. Try again.');
    }
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    const source = event.submitter?.dataset.passkey ? event.submitter : form;
    if (!source.dataset.passkey) {
      return;
    }
    if (answered === form) {
      answered = null;
      return;
    }
    event.preventDefault();
    begin(form, source);
  });
})();
