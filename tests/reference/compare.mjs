/**
 * Compares an assess binary with the evaluator of this folder on generated cases.
 *
 * Usage: node tests/reference/compare.mjs [--count N] [--seed S] [--assess PATH_TO_BINARY] [--complete] [--invalid M]
 * The cases of stale.jsonl, N generated ones and M damaged ones (default: a tenth of N) are piped through `BINARY --jsonl`.
 * For each differing key one shrunk example is printed, at most 20; then `N passed, M failed`. Exit code 1 if anything failed.
 */
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';
import { assess } from './reference.mjs';
import { defectsOf, validate } from './validate.mjs';
import { parseJson } from './json.mjs';
import { loadTables } from './tables.mjs';
import { generateCase, generateInvalid, randomFrom } from './generate.mjs';

const tables = loadTables();
const MAX_EXAMPLES = 20;

/** Keys whose entries compare as a set; the view says what of an entry is compared. */
const SETS = {
  verify: ({ id, blocking }) => `${id} ${blocking ? 'blocking' : 'not blocking'}`,
  checklist: ({ id }) => id,
  exclusions: ({ id }) => id,
  deadlines: ({ id, start, end, status }) => `${id} ${start} – ${end} ${status}`,
};

const EXACT = [
  'edition', 'matter', 'outcome', 'preliminary', 'application_type', 'path', 'path_documents', 'fee', 'committees', 'citation',
  'continuing_education', 'ecert', 'unanswered',
];

const KEYS = [...EXACT, 'ladder', 'reasons', ...Object.keys(SETS)].sort();

const isText = (value) => typeof value === 'string' && value.trim() !== '';

/**
 * The keys in which two assessments differ.
 * @param {object} expected assessment of the evaluator
 * @param {object} actual assessment of the binary
 * @returns {Map<string, {expected: unknown, actual: unknown}>} members of ladder are named `ladder.x`
 */
export function differences(expected, actual) {
  const found = new Map();
  const differ = (key, left, right) => {
    if (!isDeepStrictEqual(left, right)) found.set(key, { expected: left, actual: right });
  };
  if (actual === null || typeof actual !== 'object' || 'error' in actual) {
    found.set('(answer)', { expected: 'an assessment', actual });
    return found;
  }
  differ('(keys)', KEYS, Object.keys(actual).sort());
  for (const key of EXACT) differ(key, expected[key], actual[key]);
  for (const [member, value] of Object.entries(expected.ladder)) differ(`ladder.${member}`, value, actual.ladder?.[member]);
  differ('ladder.(members)', Object.keys(expected.ladder).sort(), Object.keys(actual.ladder ?? {}).sort());
  for (const [key, view] of Object.entries(SETS)) {
    const list = Array.isArray(actual[key]) ? actual[key] : [];
    differ(key, expected[key].map(view).sort(), list.map(view).sort());
  }
  const reasons = Array.isArray(actual.reasons) ? actual.reasons : [];
  const unreasoned = expected.exclusions
    .map(({ id }) => id)
    .filter((id) => !reasons.some((reason) => reason.id === id && isText(reason.quote)));
  differ('reasons', [], unreasoned.map((id) => `no quoted reason for ${id}`));
  const ids = reasons.map(({ id }) => id);
  differ('reasons (unique ids)', ids.length, new Set(ids).size);
  return found;
}

/** Runs the binary on lines of JSON; an answer that is no JSON becomes `{error}`. */
function run(binary, lines) {
  const { stdout, status, error, stderr } = spawnSync(binary, ['--jsonl'], {
    input: lines.map((line) => `${line}\n`).join(''), encoding: 'utf8', maxBuffer: 2 ** 31 - 1,
  });
  if (error) throw error;
  const answers = stdout.split('\n').filter((line) => line !== '');
  if (status !== 0) console.log(`exit code ${status}: ${String(stderr).slice(0, 500)}`);
  if (answers.length !== lines.length) console.log(`${lines.length} lines in, ${answers.length} lines out`);
  return lines.map((_, i) => {
    try {
      return JSON.parse(answers[i]);
    } catch {
      return { error: `unreadable answer: ${String(answers[i]).slice(0, 200)}` };
    }
  });
}

/** Copies of a case with one fact, list entry or optional member left out. */
function smaller(c) {
  const cases = [];
  for (const key of Object.keys(c)) {
    const { [key]: value, ...rest } = c;
    cases.push(rest);
    if (Array.isArray(value)) {
      value.forEach((entry, i) => {
        cases.push({ ...c, [key]: value.filter((_, j) => j !== i) });
        if (entry !== null && typeof entry === 'object') {
          for (const name of Object.keys(entry)) {
            const { [name]: dropped, ...less } = entry;
            cases.push({ ...c, [key]: value.map((other, j) => (j === i ? less : other)) });
          }
        }
      });
    } else if (value !== null && typeof value === 'object') {
      for (const name of Object.keys(value)) {
        const { [name]: dropped, ...less } = value;
        cases.push({ ...c, [key]: less });
      }
    }
  }
  return cases.filter((candidate) => validate(candidate) === null);
}

/** Leaves facts out as long as the same key still differs. */
function shrink(binary, c, key) {
  let current = c;
  for (;;) {
    const candidates = smaller(current);
    if (candidates.length === 0) return current;
    const answers = run(binary, candidates.map((candidate) => JSON.stringify(candidate)));
    const next = candidates.find((candidate, i) => differences(assess(candidate, tables), answers[i]).has(key));
    if (!next) return current;
    current = next;
  }
}

/** What is wrong with the answer to a damaged case, or null. */
function errorFault(line, answer) {
  let defects;
  try {
    defects = defectsOf(parseJson(line));
  } catch {
    defects = [{ path: '(case)' }];
  }
  if (!isText(answer?.error)) return 'expected an error';
  if (Object.keys(answer).length !== 1) return 'expected {"error": …} and nothing else';
  const match = /^(.+?): (.+)$/s.exec(answer.error);
  if (!match) return 'expected `<key path>: <reason>`';
  // A defect may be named at the damaged member or at the value that holds it.
  const within = (outer, inner) => inner === outer || (inner.startsWith(outer) && '.['.includes(inner[outer.length]));
  const near = defects.some(({ path }) => within(path, match[1]) || within(match[1], path));
  return near ? null : `expected one of ${[...new Set(defects.map(({ path }) => path))].slice(0, 5).join(', ')}`;
}

/** The cases of stale.jsonl: answers left over from questions that no longer apply. */
function staleCases() {
  const text = readFileSync(new URL('./stale.jsonl', import.meta.url), 'utf8');
  return text.trim().split('\n').map((line) => JSON.parse(line).case);
}

function main() {
  const args = process.argv.slice(2);
  const option = (name, fallback) => (args.includes(name) ? args[args.indexOf(name) + 1] : fallback);
  const binary = option('--assess', `${process.env.CARGO_TARGET_DIR ?? 'target'}/native/assess`);
  const count = Number(option('--count', 1000));
  const seed = Number(option('--seed', 1));
  if (!Number.isInteger(count) || !Number.isInteger(seed)) {
    console.error('usage: compare.mjs [--count N] [--seed S] [--assess PATH_TO_BINARY] [--complete] [--invalid M]');
    process.exit(2);
  }
  const damagedCount = Number(option('--invalid', Math.floor(count / 10)));
  const rng = randomFrom(seed);
  const cases = [
    ...staleCases(),
    ...Array.from({ length: count }, () => generateCase(rng, tables, { complete: args.includes('--complete') })),
  ];
  const damaged = Array.from({ length: damagedCount }, () => generateInvalid(rng, tables));

  let passed = 0;
  let failed = 0;
  const examples = new Map(); // key -> first case that differs in it
  const tally = new Map();
  run(binary, cases.map((c) => JSON.stringify(c))).forEach((actual, i) => {
    const found = differences(assess(cases[i], tables), actual);
    if (found.size === 0) passed += 1;
    else failed += 1;
    for (const key of found.keys()) {
      tally.set(key, (tally.get(key) ?? 0) + 1);
      if (!examples.has(key)) examples.set(key, cases[i]);
    }
  });

  let printed = 0;
  for (const [key, c] of examples) {
    if (printed >= MAX_EXAMPLES) break;
    printed += 1;
    const small = shrink(binary, c, key);
    const [actual] = run(binary, [JSON.stringify(small)]);
    const shown = differences(assess(small, tables), actual).get(key);
    console.log(`--- ${key} (differs in ${tally.get(key)} cases)`);
    console.log(`case     ${JSON.stringify(small)}`);
    console.log(`expected ${JSON.stringify(shown?.expected)}`);
    console.log(`actual   ${JSON.stringify(shown?.actual)}`);
  }

  run(binary, damaged).forEach((answer, i) => {
    const fault = errorFault(damaged[i], answer);
    if (fault === null) {
      passed += 1;
      return;
    }
    failed += 1;
    if (printed < MAX_EXAMPLES) {
      printed += 1;
      console.log(`--- (damaged case) ${fault}`);
      console.log(`case     ${damaged[i].slice(0, 600)}`);
      console.log(`actual   ${JSON.stringify(answer).slice(0, 300)}`);
    }
  });
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) main();
