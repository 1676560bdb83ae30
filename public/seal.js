// The key under which this site stores answers, in a file that clearing deletes.
//
// What a page removes from its stores some browsers leave in log files for a while (docs/decisions/0032). A file of
// the origin's own file system is gone with its removal, and without the key in it the logs say nothing. Where
// there is no such file system (no https, old WebViews, a page that is itself a file) there is no key, and answers
// are stored as they are.
//
// `key` is none until `take` has ended, which it does in every case; there is one key for each generation of
// answers (src/platform/saved_answers.rs), and taking one deletes those before.
(() => {
  const SITE = 'zhicheng:' + location.pathname.replace(/[^/]*$/, '');
  const LENGTH = 32;
  const PATIENCE_MS = 2000;
  const generation = () => localStorage.getItem(SITE + ':generation') || '';

  async function read(handle) {
    const file = await handle.getFile();
    return new Uint8Array(await file.arrayBuffer());
  }

  async function make(handle) {
    const key = crypto.getRandomValues(new Uint8Array(LENGTH));
    const out = await handle.createWritable();
    await out.write(key);
    await out.close();
    return key;
  }

  // One window at a time, so that all have the same key.
  async function settle() {
    const folder = await navigator.storage.getDirectory();
    return navigator.locks.request(SITE, async () => {
      const mine = encodeURIComponent(SITE) + '.';
      const name = mine + generation();
      const handle = await folder.getFileHandle(name, { create: true });
      const kept = await read(handle);
      const key = kept.length === LENGTH ? kept : await make(handle);
      for await (const other of folder.keys()) {
        if (other.startsWith(mine) && other !== name) await folder.removeEntry(other);
      }
      return key;
    });
  }

  window.zhichengSeal = {
    key: null,
    take() {
      const late = new Promise((done) => setTimeout(done, PATIENCE_MS, null));
      return Promise.race([settle().catch(() => null), late]).then((key) => {
        this.key = key;
        return key;
      });
    },
  };
})();
