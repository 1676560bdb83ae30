// The integrator's page: wishes in, snippet and live preview out.
import { ENOUGH, theme } from './theme.js';

const find = (id) => document.getElementById(id);
const site = new URL('./', location.href).href;
const PLAIN = '#0b4a8f';
const SETTLE_MS = 300;
// What a ticked box says in the element's attribute.
const TICKED = { mode: 'elder', print: 'no', save: 'no', links: 'no', sandbox: '', result: 'yes' };

/** The attributes that are wished for; colours that cannot be read are left out and said to be. */
function wishes() {
  const found = {};
  ['notice', 'matter'].forEach((name) => { if (find(name).value) found[name] = find(name).value; });
  const color = find('color').value.trim().toLowerCase();
  const readable = theme(color) !== null;
  find('color-error').hidden = readable;
  find('color-error').textContent = readable ? '' : `这个颜色不能采用：不是 #rrggbb 的写法，或者对比度不到 ${ENOUGH}。`;
  find('color').setAttribute('aria-invalid', String(!readable));
  if (readable && color !== PLAIN) found.color = color;
  Object.keys(TICKED).forEach((name) => { if (find(name).checked) found[name] = TICKED[name]; });
  return found;
}

const written = (given) => Object.entries(given).map(([name, value]) => ` ${name}${value ? `="${value}"` : ''}`).join('');

function show() {
  const given = wishes();
  find('code').textContent = `<zhicheng-wizard${written(given)}><a href="${site}">职称申报自助向导</a></zhicheng-wizard>\n`
    + `<script src="${site}embed.js" async></script>`;
  find('listen').hidden = !('result' in given);
  const wizard = document.createElement('zhicheng-wizard');
  Object.entries(given).forEach(([name, value]) => wizard.setAttribute(name, value));
  find('view').replaceChildren(wizard);
}

find('policy').textContent = `script-src ${location.origin}; frame-src ${location.origin}`;
let settling;
find('wishes').addEventListener('input', () => {
  clearTimeout(settling);
  settling = setTimeout(show, SETTLE_MS);
});
find('copy').addEventListener('click', () => {
  const done = (words) => { find('copied').textContent = words; };
  const byHand = () => {
    getSelection().selectAllChildren(find('code'));
    done('浏览器不允许自动复制：代码已经选中，请按 Ctrl+C 复制。');
  };
  if (!navigator.clipboard) byHand();
  else navigator.clipboard.writeText(find('code').textContent).then(() => done('已复制。'), byHand);
});
show();
