/**
 * Contract §10: 考核确定 and 来渝确认 (DZ only).
 */

/**
 * @param {object} c a valid case of DZ with one of the two matters
 * @param {import('./class.mjs').Items} items receives the verify items
 * @returns {{exclusions: string[], unanswered: string[], preliminary: string|null}} preliminary as it stands when all is answered
 */
export function assessNeighbour(c, items) {
  const exclusions = [];
  if (c.uses_nominal_unit === '是') exclusions.push('dazu2025.discipline.no-nominal-unit');
  if (c.uses_nominal_unit === '不清楚') items.add('X2');
  items.add('N14');

  const asked =
    c.matter === '考核确定'
      ? ['uses_nominal_unit', 'education', 'study_major_related', 'probation_passed', 'titles']
      : ['uses_nominal_unit', 'titles'];
  if (c.matter === '来渝确认' && c.titles?.some(({ source }) => source === '军队评定')) asked.push('person_category');
  const unanswered = asked.filter((key) => c[key] === undefined);

  const preliminary = c.matter === '考核确定' ? firstTitle(c) : confirmation(c, items);
  return { exclusions, unanswered, preliminary };
}

function firstTitle(c) {
  const schools = (c.education ?? []).filter(({ level }) => !['技工院校', '其他'].includes(level));
  let fullTime = '否';
  if (schools.some((entry) => entry.full_time === '是')) fullTime = '是';
  else if (schools.some((entry) => entry.full_time === undefined || entry.full_time === '不清楚')) fullTime = '不清楚';
  const conditions = [fullTime, c.study_major_related, c.probation_passed, c.titles?.length === 0 ? '是' : '否'];
  if (conditions.includes('否')) return '不可申报';
  return conditions.includes('不清楚') ? null : '可申报';
}

function confirmation(c, items) {
  const sources = (c.titles ?? []).map(({ source }) => source);
  if (sources.includes('市外取得未确认')) return '可申报';
  if (sources.includes('军队评定')) {
    if (c.person_category === undefined) return null;
    if (c.person_category !== '自主择业军队干部') return '可申报';
    items.add('A10');
    return null;
  }
  return sources.includes('四川取得未确认') ? null : '不可申报';
}
