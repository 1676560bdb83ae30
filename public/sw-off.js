// In the place of sw.js this takes the worker and everything it kept off the device. Open pages go on.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(
  caches.keys()
    .then((names) => Promise.all(names.filter((name) => name.startsWith(`zhicheng ${new URL(self.registration.scope).pathname} `)).map((name) => caches.delete(name))))
    .then(() => self.registration.unregister()),
));
