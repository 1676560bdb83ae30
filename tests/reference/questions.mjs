/**
 * Contract §4: the facts asked in a covered 职称评审, in order.
 */
import { DK, DZ, ENGINEERING, JB, JX } from './constants.mjs';
import { classOf, isInstitution, oneYearFact } from './class.mjs';

/**
 * @param {object} c a valid case of a covered 职称评审
 * @param {{missing: string|null, complete: boolean, row: string|null, prior: object|null}} climbed from ladder.mjs
 * @returns {string[]} unanswered facts, each named once, at its first place
 */
export function unansweredFacts(c, climbed) {
  const kind = classOf(c);
  const { edition } = c;
  const asked = [];
  const ask = (holds, ...keys) => {
    if (holds) asked.push(...keys);
  };

  ask(true, 'person_category'); // 1
  ask(edition === DK && c.retire_approved_date !== undefined, 'today'); // 2
  const kindMatters = ['事业单位在编', '国有企业正式员工', '流动人员', '转业安置军转干部'].includes(c.person_category);
  ask(edition === JX || (edition === DK && kindMatters), 'employer_kind'); // 3
  ask(edition === JX && c.employer_kind === '非公企业', 'employer_is_sme'); // 4
  ask(edition === DK, 'discipline', 'applied_this_year'); // 5
  ask([DK, DZ].includes(edition), 'uses_nominal_unit'); // 6
  ask([DK, JB].includes(edition), 'is_unit_admin'); // 7
  ask(true, 'target_series', 'target_level'); // 8
  ask(kind === 'C2' || edition === JX || edition === JB, 'archive_location'); // 9
  const ownUnit = ['区属事业单位', '区属国有企业'].includes(c.employer_kind);
  ask(kind === 'C2' || edition === JX || (kind === 'C1' && ownUnit), 'employer_location'); // 10
  const outsideFile = kind === 'C2' && c.archive_location === '重庆市外' && c.employer_location === '本区';
  ask(outsideFile, 'insured_location'); // 11
  ask((outsideFile && c.insured_location === '本区') || edition === JB, 'insured_unit_same'); // 12
  ask(edition === JB && c.insured_unit_same === '否', 'insured_via'); // 13
  ask(kind === 'C3', 'insured_by_individual', 'has_tax_declaration', 'industry_restriction'); // 14
  ask(kind === 'C4', 'has_commission_letter'); // 15
  if (kind === 'C2' || edition === JX) { // 16
    const fact = oneYearFact(c);
    ask(fact !== null, fact);
    ask(fact === 'ss_months' && c.ss_months >= 12, 'ss_recent_gap');
  }
  if (kind === 'C1' && isInstitution(c)) { // 17
    ask(true, 'unit_post_managed');
    ask(c.unit_post_managed === '是', 'post_quota_available');
    const noQuota = c.post_quota_available !== undefined && c.post_quota_available !== '是';
    ask(c.unit_post_managed === '是' && noQuota, 'epidemic');
  }
  ask(climbed.missing !== null, climbed.missing); // 18
  if (edition === JB && c.target_series === ENGINEERING && climbed.complete) { // 19
    ask(['直接', '见习'].includes(climbed.row), 'first_submit_to_committee');
    ask(climbed.prior !== null, 'continuing_education');
  }
  return [...new Set(asked)].filter((key) => c[key] === undefined);
}
