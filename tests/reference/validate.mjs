/**
 * Contract §2: validation of one case.
 */
import * as K from './constants.mjs';
import { Decimal } from './json.mjs';
import { daysInMonth } from './dates.mjs';

// A checker takes (value, path, report) and calls report(path, reason) for every defect it finds.

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Decimal);

const oneOf = (values) => (value, path, report) => {
  if (typeof value !== 'string') report(path, 'must be a string');
  else if (!values.includes(value)) report(path, 'is not one of the allowed values');
};

const tri = oneOf(K.TRI);
const level = oneOf(K.LEVELS);

const int = (min, max) => (value, path, report) => {
  // A Decimal was written with a point or an exponent and is therefore no int, even when it is whole.
  if (typeof value !== 'number' || !Number.isInteger(value)) report(path, 'must be an integer');
  else if (value < min || value > max) report(path, `must be between ${min} and ${max}`);
};

const number = (min, max) => (value, path, report) => {
  const n = value instanceof Decimal ? value.value : value;
  if (typeof n !== 'number' || !Number.isFinite(n)) report(path, 'must be a number');
  else if (n < min || n > max) report(path, `must be between ${min} and ${max}`);
};

const text = (value, path, report) => {
  if (typeof value !== 'string') report(path, 'must be a string');
  else if (value.trim() === '') report(path, 'must not be blank');
  else if ([...value].length > 200) report(path, 'must not exceed 200 characters');
};

const realDay = (year, month, day) =>
  year >= 1950 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

const date = (value, path, report) => {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(value) : null;
  if (!match) report(path, 'must be YYYY-MM or YYYY-MM-DD');
  else if (!realDay(Number(match[1]), Number(match[2]), Number(match[3] ?? 1))) report(path, 'is not a day between 1950 and 2100');
};

const moment = (value, path, report) => {
  const match = typeof value === 'string' ? /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?$/.exec(value) : null;
  if (!match) report(path, 'must be YYYY-MM-DD or YYYY-MM-DDTHH:MM');
  else if (!realDay(Number(match[1]), Number(match[2]), Number(match[3]))) report(path, 'is not a day between 1950 and 2100');
  else if (Number(match[4] ?? 0) > 23 || Number(match[5] ?? 0) > 59) report(path, 'is not a time of day');
};

const list = (item, more) => (value, path, report) => {
  if (!Array.isArray(value)) {
    report(path, 'must be a list');
    return;
  }
  if (value.length > 100) report(path, 'must not hold more than 100 items');
  value.forEach((entry, i) => item(entry, `${path}[${i}]`, report));
  more?.(value, path, report);
};

/** `fields` maps a name to its checker; names ending in * are required. */
const object = (fields, more) => {
  const checkers = new Map(Object.entries(fields).map(([name, check]) => [name.replace('*', ''), check]));
  const required = Object.keys(fields).filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  return (value, path, report) => {
    if (!isObject(value)) {
      report(path, 'must be an object');
      return;
    }
    for (const [name, member] of Object.entries(value)) {
      const check = checkers.get(name);
      if (check) check(member, `${path}.${name}`, report);
      else report(`${path}.${name}`, 'unknown key');
    }
    for (const name of required) {
      if (!Object.hasOwn(value, name)) report(`${path}.${name}`, 'is required');
    }
    more?.(value, path, report);
  };
};

const distinctYears = (entries, path, report) => {
  const seen = new Set();
  entries.forEach((entry, i) => {
    const year = isObject(entry) ? entry.year : undefined;
    if (typeof year !== 'number') return;
    if (seen.has(year)) report(`${path}[${i}].year`, 'is given twice');
    seen.add(year);
  });
};

const months = int(0, 720);
const year = int(1980, 2100);

const FACTS = {
  edition: oneOf(K.EDITIONS),
  matter: oneOf(K.MATTERS),
  today: moment,
  person_category: oneOf(K.PERSONS),
  employer_kind: oneOf(K.EMPLOYERS),
  employer_location: oneOf(K.EMPLOYER_PLACES),
  archive_location: oneOf(K.ARCHIVE_PLACES),
  insured_location: oneOf(K.INSURED_PLACES),
  insured_via: oneOf(K.INSURED_VIA),
  ss_months: months,
  cq_work_months: months,
  cq_archive_months: months,
  probation_months: months,
  retire_approved_date: date,
  discipline: list(oneOf(K.DISCIPLINE)),
  applied_this_year: int(0, 20),
  returned_times: int(0, 20),
  target_series: oneOf(K.SERIES),
  target_level: level,
  target_specialty: text,
  target_committee: int(1, 95),
  change_kind: oneOf(K.CHANGE_KINDS),
  titles: list(object({
    'level*': level, 'series*': oneOf(K.SERIES), 'obtained*': date, 'source*': oneOf(K.TITLE_SOURCES),
    specialty: text, medium: oneOf(K.MEDIA), gap_months: months,
  })),
  qualifications: list(object({ 'name*': text, 'obtained*': date, 'in_table*': tri, maps_to_level: level, gap_months: months })),
  education: list(object({
    'level*': oneOf(K.EDUCATION_LEVELS), 'degree*': oneOf(K.DEGREES), graduated: date, full_time: tri, overseas: tri,
  })),
  epidemic: object({ 'listed*': tri, used: tri }, (value, path, report) => {
    if (value.listed !== '否' && !Object.hasOwn(value, 'used')) report(`${path}.used`, 'is required unless listed is 否');
  }),
  rural: object({ 'kind*': oneOf(K.RURAL_KINDS), months, reviews_ok: tri }, (value, path, report) => {
    if (value.kind === '无') return;
    for (const name of ['months', 'reviews_ok']) {
      if (!Object.hasOwn(value, name)) report(`${path}.${name}`, 'is required unless kind is 无');
    }
  }),
  aid: list(object({ 'kind*': oneOf(K.AID_KINDS), 'years*': number(0, 50), 'reviews_ok*': tri })),
  annual_reviews: list(object({ 'year*': year, 'result*': oneOf(K.REVIEW_RESULTS) }), distinctYears),
  continuing_education: list(
    object({ 'year*': year, 'public_hours*': number(0, 5000), 'professional_hours*': number(0, 5000) }), distinctYears),
  breakthrough: object({ basis: list(oneOf(K.BREAKTHROUGH_BASIS)), recommenders: int(0, 20), meets_condition: tri }),
  achievements: list(object({
    'kind*': oneOf(K.ACHIEVEMENT_KINDS), obtained: date, role: oneOf(K.ACHIEVEMENT_ROLES), rank: int(1, 99), clause: int(1, 5),
    completed: tri, representative: tri,
  })),
  sys_unverified: list(oneOf(K.UNVERIFIED)),
  cert: object({
    'level*': level, 'obtained*': date, 'source*': oneOf(K.CERT_SOURCES), 'medium*': oneOf(K.MEDIA), issued: date, via_online: tri,
    specialty: text, specialty_listed: tri,
  }),
  ...Object.fromEntries(K.TRI_KEYS.map((key) => [key, tri])),
};

/** All keys a case may have. */
export const CASE_KEYS = Object.keys(FACTS);

/**
 * All defects of one case.
 * @param {unknown} value any JSON value; numbers written with a point or exponent should be `Decimal` (json.mjs)
 * @returns {{path: string, reason: string}[]}
 */
export function defectsOf(value) {
  if (!isObject(value)) return [{ path: '(case)', reason: 'must be a JSON object' }];
  const defects = [];
  const report = (path, reason) => defects.push({ path, reason });
  for (const [key, member] of Object.entries(value)) {
    if (Object.hasOwn(FACTS, key)) FACTS[key](member, key, report);
    else report(key, 'unknown key');
  }
  if (value.edition === K.DK && Number.isInteger(value.target_committee) && value.target_committee > 77) {
    report('target_committee', 'must be between 1 and 77 in this edition');
  }
  return defects;
}

/**
 * Validates one case.
 * @param {unknown} value any JSON value
 * @returns {string | null} null, or `<key path>: <reason>` for the first defect found
 */
export function validate(value) {
  const [first] = defectsOf(value);
  return first ? `${first.path}: ${first.reason}` : null;
}
