/** Keeps the desk for use without a network: everything is fetched once, by its hash, and answered from there. */
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';

// The build puts the list of files in place of the name. No parameter of an address makes another page.
precacheAndRoute(PRECACHE, { ignoreURLParametersMatching: [/./] });
cleanupOutdatedCaches();

// A page that was there first is served too. A newer worker waits until a reader agrees; then all pages are told.
let agreed = false;
addEventListener('message', ({ data }) => {
  if (data !== 'update') return;
  agreed = true;
  skipWaiting();
});
addEventListener('activate', (event) => event.waitUntil(serve()));

async function serve() {
  await clients.claim();
  if (!agreed) return;
  for (const page of await clients.matchAll({ type: 'window' })) page.postMessage('updated');
}

/** What another program shares: kept for the page that opens next, never sent anywhere. */
addEventListener('fetch', (event) => {
  const share = new URL('share', registration.scope).href;
  if (event.request.method === 'POST' && event.request.url === share) event.respondWith(receive(event.request));
});

async function receive(request) {
  const form = await request.formData();
  const words = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n');
  const file = form.get('file') ?? new File([words], 'shared.txt', { type: 'text/plain' });
  const kept = await caches.open('shared');
  await kept.put(new URL('shared', registration.scope), new Response(file, { headers: { 'x-name': encodeURIComponent(file.name) } }));
  return Response.redirect(new URL('./?do=shared', registration.scope), 303);
}
