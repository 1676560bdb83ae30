#!/usr/bin/env node
// Starts Firefox for Playwright, and stands between the two: the system's Firefox does not know one command
// that Playwright cannot do without, the wish for a colour scheme. It is answered here.
import { spawn } from 'node:child_process';
import { WebSocket, WebSocketServer } from 'ws';

const UNKNOWN = new Set(['emulation.setMediaFeaturesOverride']);
const READY = /WebDriver BiDi listening on (ws:\/\/\S+)/;

const firefox = spawn(process.env.FIREFOX ?? '/usr/bin/firefox-esr', process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });

function between(address) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, () => {
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`);
  });
  server.on('connection', (asking, { url }) => {
    const answering = new WebSocket(`${address}${url === '/' ? '' : url}`, { maxPayload: 0 });
    const open = new Promise((done) => { answering.on('open', done); });
    asking.on('message', async (data) => {
      const { id, method } = JSON.parse(data);
      await open;
      if (UNKNOWN.has(method)) asking.send(JSON.stringify({ type: 'success', id, result: {} }));
      else answering.send(data.toString());
    });
    answering.on('message', (data) => asking.send(data.toString()));
    answering.on('close', () => asking.close());
    asking.on('close', () => answering.close());
  });
}

firefox.stderr.on('data', (part) => {
  const found = READY.exec(part);
  if (found) between(found[1]);
  else process.stderr.write(part);
});
firefox.on('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => firefox.kill(signal));
