// Real web servers, as most hosts run them: nginx and Apache from the system's packages, with the very
// configuration that deploy/ gives to operators.
//
//   const wizard = await nginx({ wizard: SITE });           // the site, by deploy/nginx.conf
//   const portal = await apache({ pages: { 'index.html': '…' }, policy: "script-src …" });
//   …; await wizard.close();
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Where the wizard lies on its host. */
export const PREFIX = '/zcpd/';
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';
const MODULES = '/usr/lib/apache2/modules';
const PATIENCE_MS = 10_000;

const freePort = () => new Promise((done) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const deployed = (name) => readFileSync(join(ROOT, 'deploy', name), 'utf8');
/** The configuration with another answer to who may show the site in a frame. */
const framing = (text, ancestors) => text.replace('frame-ancestors *', `frame-ancestors ${ancestors}`);

/** Writes pages into a folder of their own. */
function folderOf(pages, root) {
  for (const [name, content] of Object.entries(pages)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), content);
  }
  return root;
}

async function run(work, name, program, given, port, url) {
  const child = spawn(program, given, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => { said += part; });
  const ended = new Promise((done) => { child.on('close', done); });
  const until = Date.now() + PATIENCE_MS;
  while (!(await fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false))) {
    if (Date.now() > until || child.exitCode !== null) throw new Error(`${name} 没有启动：${said}`);
    await new Promise((done) => { setTimeout(done, 50); });
  }
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(work, { recursive: true, force: true });
  };
  return { name, url, origin: new URL(url).origin, close };
}

const address = (host, port, wizard) => `http://${host}:${port}${wizard ? PREFIX : '/'}`;

/** Serves `wizard` (the folder of the site) by deploy/nginx.conf, or `pages` under `policy`. */
export async function nginx({ host = '127.0.0.1', wizard, ancestors = '*', pages = {}, policy = '' }) {
  const work = mkdtempSync(join(tmpdir(), 'zhicheng-nginx-'));
  const port = await freePort();
  const root = folderOf(pages, join(work, 'pages'));
  mkdirSync(root, { recursive: true });
  const site = wizard && framing(deployed('nginx.conf'), ancestors).replaceAll('/zcpd/', PREFIX).replaceAll(`/var/www${PREFIX}`, `${resolve(wizard)}/`)
    .replace('#brotli_static', existsSync(BROTLI) ? 'brotli_static' : '#brotli_static');
  writeFileSync(join(work, 'nginx.conf'), `
${existsSync(BROTLI) ? `load_module ${BROTLI};` : ''}
daemon off; pid ${work}/pid; error_log stderr; worker_processes 1;
${process.getuid() === 0 ? 'user root;' : ''}
events { worker_connections 256; }
http {
  access_log off; types { text/html html; text/javascript js; text/css css; }
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((each) => `${each}_temp_path ${work}/${each};`).join(' ')}
  server {
    listen 127.0.0.1:${port};
    ${site ?? `root ${root}; add_header Content-Security-Policy "${policy}";`}
  }
}`);
  return run(work, 'nginx', existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx', ['-e', 'stderr', '-c', join(work, 'nginx.conf')], port, address(host, port, wizard));
}

/** The same by deploy/apache.conf. */
export async function apache({ host = '127.0.0.1', wizard, ancestors = '*', pages = {}, policy = '' }) {
  const work = mkdtempSync(join(tmpdir(), 'zhicheng-apache-'));
  const port = await freePort();
  const root = folderOf(pages, join(work, 'pages'));
  mkdirSync(root, { recursive: true });
  const folder = wizard ? resolve(wizard) : root;
  const modules = ['mpm_event', 'authz_core', 'dir', 'alias', 'mime', 'headers', 'rewrite', 'filter'];
  writeFileSync(join(work, 'types'), 'text/html html\ntext/javascript js\ntext/css css\n');
  // Its workers are not root.
  chmodSync(work, 0o755);
  writeFileSync(join(work, 'httpd.conf'), `
ServerName ${host}
ServerRoot ${work}
PidFile ${work}/pid
DefaultRuntimeDir ${work}
Mutex file:${work}
Listen 127.0.0.1:${port}
ErrorLog ${work}/error.log
${modules.map((each) => `LoadModule ${each}_module ${MODULES}/mod_${each}.so`).join('\n')}
TypesConfig ${work}/types
${process.getuid() === 0 ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${root}
${wizard ? `Alias ${PREFIX} ${folder}/` : ''}
<Directory />
Require all denied
</Directory>
<Directory ${root}>
Require all granted
${policy ? `Header set Content-Security-Policy "${policy}"` : ''}
</Directory>
${wizard ? `<Directory ${folder}>\nRequire all granted\n${framing(deployed('apache.conf'), ancestors)}\n</Directory>` : ''}
`);
  return run(work, 'apache', '/usr/sbin/apache2', ['-f', join(work, 'httpd.conf'), '-DFOREGROUND'], port, address(host, port, wizard));
}
