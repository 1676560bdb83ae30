/**
 * Contract §5: exclusions, scope, one-year rule, posts, contradictions, standing items (职称评审 only).
 */
import { DK, DZ, ENGINEERING, INSTITUTIONS, JB, JX, STATE_FIRMS } from './constants.mjs';
import { dayOf } from './dates.mjs';
import { classOf, isInstitution, oneYearFact } from './class.mjs';

/** Which editions print which personal ground; DK prints all of them. */
const PRINTED = {
  'discipline.no-nominal-unit': [DZ],
  'register.no-self-admin': [JB],
};

/** The personal grounds that hold on the facts present. */
function personalGrounds(c) {
  const discipline = c.discipline ?? [];
  const retired =
    c.retire_approved_date === undefined
      ? c.person_category === '离退休人员'
      : c.today !== undefined && dayOf(c.today) >= dayOf(c.retire_approved_date);
  return [
    ['scope.exclude-civil-servant', ['公务员', '参公管理人员'].includes(c.person_category)],
    ['scope.exclude-retired', retired],
    ['exclude.institution-discipline', institutionDiscipline(c)],
    ['exclude.political-discipline', discipline.includes('政务或党纪处分')],
    ['exclude.other-period', discipline.includes('其他不得晋升期间')],
    ['discipline.once-per-year', c.applied_this_year >= 1],
    ['discipline.no-nominal-unit', c.uses_nominal_unit === '是'],
    ['register.no-self-admin', c.is_unit_admin === '是'],
  ].filter(([, holds]) => holds).map(([ground]) => ground);
}

function institutionDiscipline(c) {
  return (c.discipline ?? []).includes('事业单位记过及以上') && (c.person_category === '事业单位在编' || isInstitution(c));
}

/** JX is open to 非公中小企业 and 工程技术副高 only; "≠" needs an answer that differs. */
function outsideJingxin(c) {
  return (
    (c.target_series !== undefined && c.target_series !== ENGINEERING) ||
    (c.target_level !== undefined && c.target_level !== '高级工程师') ||
    c.employer_is_sme === '否' ||
    [...INSTITUTIONS, ...STATE_FIRMS, '央企', '社会组织', '无单位'].includes(c.employer_kind) ||
    ['事业单位在编', '国有企业正式员工', '自由职业者', '公务员', '参公管理人员', '离退休人员'].includes(c.person_category)
  );
}

/** DK: the kinds of employer that go with a category; categories not named are not tested. */
const EXPECTED_EMPLOYERS = {
  事业单位在编: INSTITUTIONS,
  国有企业正式员工: [...STATE_FIRMS, '央企'],
  非公单位人员: ['非公企业', '社会组织'],
  流动人员: [...INSTITUTIONS, ...STATE_FIRMS, '央企', '驻渝单位'],
  自由职业者: ['无单位'],
  驻渝单位人员: ['驻渝单位', '央企'],
};

/**
 * Exclusions and verify items of §5.
 * @param {object} c a valid case of a covered 职称评审
 * @param {import('./class.mjs').Items} items receives the verify items
 * @returns {string[]} exclusion ids
 */
export function applyScope(c, items) {
  const exclusions = [];
  const kind = classOf(c);
  const discipline = c.discipline ?? [];

  for (const ground of personalGrounds(c)) {
    if (c.edition === DK || PRINTED[ground]?.includes(c.edition)) exclusions.push(`${c.edition}.${ground}`);
    else items.add('X3');
  }
  if (c.edition === DK) {
    const otherDiscipline =
      discipline.includes('警告') || discipline.includes('不清楚') ||
      (discipline.includes('事业单位记过及以上') && !institutionDiscipline(c));
    if (otherDiscipline) items.add('N21');
    if (c.retire_approved_date !== undefined && c.today !== undefined) {
      const retires = dayOf(c.retire_approved_date);
      if (retires > dayOf(c.today) && (retires <= '2022-12-31' || c.person_category === '离退休人员')) items.add('N21');
    }
  }
  if ([DK, DZ].includes(c.edition) && c.uses_nominal_unit === '不清楚') items.add('X2');
  if ([DK, JB].includes(c.edition) && c.is_unit_admin === '不清楚') items.add('X2');

  if (c.edition === JX) {
    if (outsideJingxin(c)) exclusions.push('jingxin2024.scope');
    if (['驻渝单位', '不清楚'].includes(c.employer_kind) || c.employer_is_sme === '不清楚') items.add('X2');
    if (c.returned_times >= 3) exclusions.push('jingxin2024.committee.third-return');
  }

  if (kind === 'C3' && (c.insured_by_individual === '否' || c.has_tax_declaration === '否' || c.industry_restriction === '是')) {
    exclusions.push('dadukou2022.path.freelancer.requirements');
  }

  if (kind === 'C2' || c.edition === JX) oneYearRule(c, items, exclusions);

  if (kind === 'C1' && isInstitution(c)) {
    const exempt = c.epidemic?.listed === '是' && c.epidemic?.used === '否';
    if (c.unit_post_managed === '不清楚') items.add('A33');
    const noQuota = c.post_quota_available !== undefined && c.post_quota_available !== '是';
    if (c.unit_post_managed === '是' && noQuota && !exempt) items.add('A33');
  }

  if (c.edition === DK) {
    const expected = EXPECTED_EMPLOYERS[c.person_category];
    const given = c.employer_kind !== undefined && c.employer_kind !== '不清楚';
    if (expected && given && !expected.includes(c.employer_kind)) items.add('X1');
    if (c.person_category === '流动人员' && c.employer_kind === '市属事业单位') items.add('N26');
    if (c.person_category === '转业安置军转干部') items.add('N15');
  }

  const standing = { [JX]: ['N18'], [JB]: ['N16', 'N6'], [DZ]: ['N17', 'N6'] }[c.edition] ?? [];
  for (const id of standing) items.add(id);
  return exclusions;
}

const ONE_YEAR_IDS = {
  ss_months: { [DK]: 'cq-unit-cq-archive', [JX]: 'cq-cq' },
  cq_work_months: { [DK]: 'cq-unit-out-archive', [JX]: 'cq-out' },
  cq_archive_months: { [DK]: 'out-unit-cq-archive', [JX]: 'out-cq' },
};

function oneYearRule(c, items, exclusions) {
  const { employer_location: employer, archive_location: archive } = c;
  if (employer === '不清楚' || archive === '不清楚') items.add('X2');
  if (employer === '无单位' || (employer === '重庆市外' && archive === '重庆市外')) items.add('N11');
  const fact = oneYearFact(c);
  if (fact && c[fact] < 12) exclusions.push(`${c.edition}.mobile.${ONE_YEAR_IDS[fact][c.edition]}`);
  // Months left over from another cell decide nothing, so a break in them raises nothing.
  if (fact === 'ss_months' && c.ss_months >= 12 && c.ss_recent_gap !== undefined && c.ss_recent_gap !== '否') items.add('A57');
}
