// All parts of style/README.md on one page, to look at: node scripts/gallery.mjs > target/gallery.html
//
// usage: node scripts/gallery.mjs [elder]
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../style/${name}`, import.meta.url), 'utf8');
const sheets = ['tokens', 'base', 'wizard', 'library', 'takeaway', 'elder'].map((name) => read(`${name}.css`)).join('\n');
const sections = read('README.md').split(/^## /m).slice(1).map((section) => {
  const title = section.slice(0, section.indexOf('\n'));
  const parts = [...section.matchAll(/^```html\n([\s\S]*?)^```/gm)].map((match) => match[1]);
  return parts.length === 0 ? '' : `<p class="hint">${title}</p>\n${parts.join('\n')}<hr>\n`;
});
const mode = process.argv[2] === 'elder' ? ' data-mode="elder"' : '';
console.log(`<!doctype html>
<html lang="zh-CN"${mode}><head><meta charset="utf-8"><title>部件</title><meta name="viewport" content="width=device-width, initial-scale=1">
<style>${sheets}</style><style media="print">${read('print.css')}</style></head>
<body>${sections[0]}<main class="page" id="main">${sections.slice(1).join('')}</main></body></html>`);
