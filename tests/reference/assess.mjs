#!/usr/bin/env node
/**
 * Contract §1: the command line, answered by the evaluator of this folder. It lets `compare.mjs` be tried on the oracle itself; of that
 * comparison only `reasons` differs, because the oracle gives no quotes.
 */
import { readFileSync } from 'node:fs';
import { parseJson, plain } from './json.mjs';
import { validate } from './validate.mjs';
import { assess } from './reference.mjs';
import { loadTables } from './tables.mjs';

/**
 * Answers one JSON text.
 * @param {string} text
 * @param {object} tables
 * @returns {object} assessment, or `{error}`
 */
export function answer(text, tables) {
  let value;
  try {
    value = parseJson(text);
  } catch {
    return { error: '(case): is not JSON' };
  }
  const error = validate(value);
  return error ? { error } : assess(plain(value), tables);
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const tables = loadTables();
  const [mode = '-'] = process.argv.slice(2);
  if (mode === '--jsonl') {
    const lines = readFileSync(0, 'utf8').split('\n').filter((line) => line.trim() !== '');
    process.stdout.write(lines.map((line) => `${JSON.stringify(answer(line, tables))}\n`).join(''));
  } else {
    const result = answer(readFileSync(mode === '-' ? 0 : mode, 'utf8'), tables);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    process.exitCode = result.error ? 2 : 0;
  }
}
