/**
 * Contract §6: the path of a 职称评审 and the verify items that come with it.
 */
import { DK, DZ, JX, heightOf } from './constants.mjs';
import { classOf, inChongqing } from './class.mjs';

const OWN_FILES = ['异地查档记录'];

/**
 * @param {object} c a valid case of a covered 职称评审
 * @param {import('./class.mjs').Items} items receives the verify items
 * @returns {{path: string[], documents: string[]}} as the facts present allow
 */
export function pathOf(c, items) {
  const found = (path, documents = []) => ({ path, documents });
  const nothing = (id) => {
    if (id) items.add(id);
    return found([]);
  };

  if (c.edition === DZ) return found(['个人', '单位', '上级单位']);
  if (c.edition === JX) {
    if (inChongqing(c.archive_location)) {
      return found(['个人', '所在单位', '人事代理机构', '人事代理机构所在地区县人力社保（职改）部门', '评委会']);
    }
    if (c.archive_location === '重庆市外') {
      return found(['个人', '所在单位', '参保地区县人力社保（职改）部门', '评委会'], OWN_FILES);
    }
    return nothing(c.archive_location === undefined ? null : 'X2');
  }
  if (c.edition !== DK) return nothing(null);

  switch (classOf(c)) {
    case 'C1':
      if (c.employer_kind === undefined) return nothing(null);
      if (!['区属事业单位', '区属国有企业'].includes(c.employer_kind)) return nothing('N26');
      if (c.employer_location === undefined) return nothing(null);
      if (c.employer_location === '本区') return found(['个人', '所在单位', '单位主管部门', '区职改办', '评委会']);
      return nothing(c.employer_location === '不清楚' ? 'X2' : 'N23');
    case 'C2':
      return mobilePath(c, found, nothing);
    case 'C3':
      items.add('N25');
      items.add('A62');
      if ([c.insured_by_individual, c.has_tax_declaration, c.industry_restriction].includes('不清楚')) items.add('X2');
      return found(['个人', '区就业和人才中心', '区职改办', '评委会']);
    case 'C4':
      if (c.has_commission_letter === undefined) return nothing(null);
      if (c.has_commission_letter !== '是') items.add('A26');
      if (c.target_level !== undefined && heightOf(c.target_level) < heightOf('高级工程师')) items.add('A26');
      return found(['个人', '所在单位', '单位驻重庆最高管理机构', '评委会'], ['委托评审函']);
    case 'none':
      return nothing('X2');
    default:
      return nothing(null);
  }
}

function mobilePath(c, found, nothing) {
  const { archive_location: archive, employer_location: employer, insured_location: insured } = c;
  if (archive === undefined) return nothing(null);
  if (archive === '本区') return found(['个人', '所在单位', '区就业和人才中心', '区职改办', '评委会']);
  const elseItem = [archive, employer, insured].includes('不清楚') ? 'X2' : 'N11';
  if (archive !== '重庆市外') return nothing(elseItem);
  // One location known to be elsewhere settles that only "all else" is left, whatever the other one is.
  const elsewhere = (place) => place !== undefined && place !== '本区';
  if (elsewhere(employer) || elsewhere(insured)) return nothing(elseItem);
  if (employer === undefined || insured === undefined || c.insured_unit_same === undefined) return nothing(null);
  if (c.insured_unit_same === '是') return found(['个人', '所在单位', '区职改办', '评委会'], OWN_FILES);
  return nothing('A58');
}
