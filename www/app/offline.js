/** Keeps the page for use without a network, and takes a new version only when the reader agrees. */
import { script } from './trust.js';

/**
 * Registers the service worker. `ready` hears that the page works without a network from now on; `offer(accept)` that a
 * new version waits, `accept` puts it in place; `leave` is called before the page loads anew and says whether it may.
 */
export async function keep({ ready, offer, leave }) {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  worker.addEventListener('message', async ({ data }) => {
    if (data === 'updated' && (await leave())) location.reload();
  });
  worker.startMessages();
  const registration = await worker.register(script(new URL('../sw.js', import.meta.url)));
  const wait = (newer) => {
    if (newer && registration.active && registration.active !== newer) offer(() => newer.postMessage('update'));
  };
  wait(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const newer = registration.installing;
    newer.addEventListener('statechange', () => newer.state === 'installed' && wait(newer));
  });
  await worker.ready;
  ready();
}

/** Shows `button` where the browser can install the page. */
export function install(button) {
  let prompt = null;
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    prompt = event;
    button.hidden = false;
  });
  addEventListener('appinstalled', () => (button.hidden = true));
  button.addEventListener('click', async () => {
    await prompt?.prompt();
    button.hidden = true;
  });
}
