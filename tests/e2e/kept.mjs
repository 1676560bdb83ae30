// What the stores of a page hold: put there, and opened. Answers are sealed (src/platform/seal.rs) where the browser
// can keep a key.
import { createDecipheriv } from 'node:crypto';

const MARK = '\u0001';
const NONCE = 12;

/** The key as the file of the page's origin has it; none where there is none. */
export const key = (page) => page.evaluate(async () => {
  try {
    const folder = await navigator.storage.getDirectory();
    for await (const [name, handle] of folder.entries()) {
      if (name.startsWith('zhicheng')) return Array.from(new Uint8Array(await (await handle.getFile()).arrayBuffer()));
    }
  } catch {
    // No such files here.
  }
  return null;
});

function open(text, secret) {
  if (!secret || !text.startsWith(MARK)) return text;
  const bytes = Buffer.from(text.slice(MARK.length), 'latin1');
  // Four bytes of counter, from 0, and the twelve used once.
  const iv = Buffer.concat([Buffer.alloc(4), bytes.subarray(0, NONCE)]);
  return createDecipheriv('chacha20', Buffer.from(secret), iv).update(bytes.subarray(NONCE)).toString('utf8');
}

/**
 * Puts `answers` (by their keys) where the window keeps them, as if they had been given there; on the device too where
 * `device` says so. They stand unsealed, as a browser without a key stores them; the page takes them up when it starts.
 */
export const give = (page, answers, device = false) => page.evaluate(([lines, both]) => {
  const name = `zhicheng:${location.pathname.replace(/[^/]*$/, '')}:answers`;
  for (const store of both ? [sessionStorage, localStorage] : [sessionStorage]) store.setItem(name, `zhicheng-answers 1\n${lines}`);
}, [Object.entries(answers).sort().map(([name, words]) => `${name}=${words}\n`).join(''), device]);

/** Both stores as the program reads them. */
export async function kept(page) {
  const secret = await key(page);
  const stores = await page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }]);
  const [window, device] = stores.map((store) => Object.fromEntries(Object.entries(store).map(([name, text]) => [name, open(text, secret)])));
  return { window, device };
}

/** Both stores and every other place in which a page can leave something, as one text. */
export const everything = async (page) => JSON.stringify([
  await kept(page), await page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }, history.state, window.name, location.href]),
]);

/** Waits until the stores hold `wanted`, a text or a pattern. */
export async function untilKept(page, wanted) {
  const holds = (text) => (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text));
  for (let tried = 0; tried < 50; tried += 1) {
    const { window, device } = await kept(page);
    if ([...Object.values(window), ...Object.values(device)].some(holds)) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`never stored: ${wanted}`);
}
