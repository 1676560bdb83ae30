/**
 * Reads the committee table the contract refers to (§2 target_committee, §9 deadlines and committees).
 */
import { readFileSync } from 'node:fs';

/**
 * Splits CSV text into rows of cells (quoted cells may hold commas, quotes and line breaks).
 * @param {string} text
 * @returns {string[][]}
 */
export function parseCsv(text) {
  const rows = [];
  let row = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at];
    if (quoted) {
      if (c === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      row.push(cell.replace(/\r$/, ''));
      rows.push(row);
      row = [];
      cell = '';
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) {
    row.push(cell);
    rows.push(row);
  }
  return rows;
}

/**
 * @returns {{committees: Record<string, string>[]}} the rows of 附件1, keyed by column name
 */
export function loadTables() {
  const url = new URL('../../public/notices/dadukou2022/committees.csv', import.meta.url);
  const text = readFileSync(url, 'utf8').replace(/^\uFEFF/, '');
  const [head, ...rows] = parseCsv(text);
  return { committees: rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i] ?? '']))) };
}
