// A small file server for dist/, as strict as the host we hope for (deploy/ says the same to real ones).
// No dependencies.
//
// usage: node scripts/serve.mjs [--root dist] [--port 8080] [--prefix /]
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
  + "img-src 'self' data:; connect-src 'self'; frame-src 'self'; worker-src 'self' blob:; manifest-src 'self'; "
  + "base-uri 'none'; form-action 'none'; frame-ancestors *";

const TYPES = {
  '.bin': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const ENCODINGS = [['br', '.br'], ['gzip', '.gz']];
// A name that carries its own hash never changes its content.
const HASHED = /[-.][0-9a-f]{8,}[._]/;

const isFile = (path) => existsSync(path) && statSync(path).isFile();

function answer(request, response, { folder, prefix, extra }) {
  const plain = (status, text, headers = {}) => {
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
    response.end(request.method === 'HEAD' ? undefined : text);
  };
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  // In a sandboxed frame the page has no origin of its own.
  response.setHeader('Access-Control-Allow-Origin', '*');
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, '只提供读取。\n', { Allow: 'GET, HEAD' });

  let path;
  try {
    path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  } catch {
    return plain(400, '地址有误。\n');
  }
  if (`${path}/` === prefix) return plain(308, '', { Location: prefix });
  if (!path.startsWith(prefix)) return plain(404, '没有这个页面。\n');
  const inside = path.slice(prefix.length);
  if (extra?.(inside, response)) return undefined;
  const root = folder(inside);
  const file = normalize(join(root, inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside));
  if (!file.startsWith(root + sep) || !isFile(file)) return plain(404, '没有这个页面。\n');

  const accepted = String(request.headers['accept-encoding'] ?? '').split(',').map((each) => each.split(';')[0].trim());
  const [encoding, ending] = ENCODINGS.find(([name, end]) => accepted.includes(name) && isFile(file + end)) ?? [null, ''];
  const { size, mtimeMs } = statSync(file + ending);
  const tag = `"${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}${ending}"`;
  response.setHeader('ETag', tag);
  response.setHeader('Vary', 'Accept-Encoding');
  response.setHeader('Cache-Control', HASHED.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304);
    return response.end();
  }
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Length': size });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file + ending).on('error', () => response.destroy()).pipe(response);
}

/**
 * Serves `root`, a folder or what names one for a path, below `prefix` on this machine only; port 0 takes a
 * free one. `extra(path, response)` may answer what is no file, and says whether it did.
 */
export function serve({ root = 'dist', port = 8080, prefix = '/', extra } = {}) {
  const below = `/${prefix}/`.replace(/\/+/g, '/');
  const folder = (path) => resolve(typeof root === 'function' ? root(path) : root);
  return new Promise((done, failed) => {
    const server = createServer((request, response) => answer(request, response, { folder, prefix: below, extra }));
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      const url = `http://127.0.0.1:${server.address().port}${below}`;
      done({ url, close: () => new Promise((end) => { server.closeAllConnections(); server.close(end); }) });
    });
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const text = { type: 'string' };
  const { values } = parseArgs({ options: { root: text, port: text, prefix: text } });
  const port = Number(values.port ?? 8080);
  try {
    const { url } = await serve({ root: values.root, port, prefix: values.prefix });
    console.log(`职称申报自助向导：${url}\n按 Ctrl+C 停止。`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `端口 ${port} 已被占用，请改用 PORT=8081 make serve。` : String(error));
    process.exit(1);
  }
}
