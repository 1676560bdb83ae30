/**
 * Contract §4 (classes) and small predicates used by several sections. In all of them an unanswered fact is `undefined`
 * and makes the predicate false.
 */
import { DK, INSTITUTIONS, STATE_FIRMS } from './constants.mjs';

/**
 * The class C1–C4 of a person; classes exist in DK only.
 * @param {object} c case
 * @returns {'C1'|'C2'|'C3'|'C4'|'none'|undefined} undefined while it rests on an unanswered fact or outside DK
 */
export function classOf(c) {
  if (c.edition !== DK || c.person_category === undefined) return undefined;
  switch (c.person_category) {
    case '事业单位在编':
    case '国有企业正式员工':
      return 'C1';
    case '非公单位人员':
    case '流动人员':
    case '自主择业军队干部':
      return 'C2';
    case '自由职业者':
      return 'C3';
    case '驻渝单位人员':
      return 'C4';
    case '转业安置军转干部':
      if (c.employer_kind === undefined) return undefined;
      if (isInstitution(c) || STATE_FIRMS.includes(c.employer_kind) || c.employer_kind === '央企') return 'C1';
      if (['非公企业', '社会组织'].includes(c.employer_kind)) return 'C2';
      return c.employer_kind === '驻渝单位' ? 'C4' : 'none';
    default:
      return 'none';
  }
}

/** @param {object} c case @returns {boolean} employer is a 事业单位, of the district or the city */
export const isInstitution = (c) => INSTITUTIONS.includes(c.employer_kind);

/** @param {string|undefined} place @returns {boolean} */
export const inChongqing = (place) => place === '本区' || place === '重庆其他区县';

/**
 * The months fact of the cell of the one-year table (§5).
 * @param {object} c case
 * @returns {'ss_months'|'cq_work_months'|'cq_archive_months'|null} null when no cell of the table with a fact applies
 */
export function oneYearFact(c) {
  const { employer_location: employer, archive_location: archive } = c;
  if (inChongqing(employer) && inChongqing(archive)) return 'ss_months';
  if (inChongqing(employer) && archive === '重庆市外') return 'cq_work_months';
  if (employer === '重庆市外' && inChongqing(archive)) return 'cq_archive_months';
  return null;
}

/** Collects verify items; an id is listed once, and stays blocking if any of its causes blocks. */
export class Items {
  #blocking = new Map();

  add(id, blocking = true) {
    this.#blocking.set(id, blocking || this.#blocking.get(id) === true);
  }

  addAll(entries) {
    for (const { id, blocking } of entries) this.add(id, blocking);
  }

  list() {
    return [...this.#blocking].map(([id, blocking]) => ({ id, blocking }));
  }
}
