/**
 * Contract §10: 电子证书登记.
 */
import { DK, DZ, heightOf } from './constants.mjs';
import { yearOf } from './dates.mjs';

/**
 * @param {object} c a valid case of DK, DZ or TL with `cert` answered
 * @param {import('./class.mjs').Items} items receives the verify items
 * @returns {{ecert: {action: string|null, fields: Record<string, string>}, checklist: string[]}}
 */
export function registerCertificate(c, items) {
  const { cert } = c;
  const facts = {
    cert,
    senior: heightOf(cert.level) >= heightOf('高级工程师'),
    year: yearOf(cert.obtained),
    docYear: yearOf(cert.issued ?? cert.obtained),
    issued: cert.issued ?? '批准文件印发时间',
    specialties: specialtyPair(cert),
  };
  if (c.edition === DK) return inDadukou(facts, items);
  if (c.edition === DZ) return inDazu(facts, items);
  return inTongliang(facts, items);
}

function specialtyPair(cert) {
  if (cert.specialty_listed === '是') return [cert.specialty ?? '与证书一致的专业', '无需填写'];
  if (cert.specialty_listed === '否') return ['其他', cert.specialty ?? '填写评审通过的专业名称'];
  return ['下拉栏有一致专业则直接选择，否则选“其他”', '选“其他”时填写'];
}

function inDadukou({ cert, senior, docYear, issued, specialties }, items) {
  if (cert.medium === '电子证书') return { ecert: { action: '领取', fields: {} }, checklist: [] };
  if (senior) items.add('A14');
  const fields = {
    '姓名、身份证号': '自动生成，无需填写',
    免冠照: '近期彩色免冠照，不超过200kb，JPG或PNG',
    '职称系列、职称名称、职称级别': '按照实际情况勾选',
    评审专业名称: specialties[0],
    本地评审专业名称: specialties[1],
    发证时间: issued,
    取得时间: cert.obtained,
    '审核机关(单位)': '大渡口区人力资源和社会保障局',
    评审机构: '批准文件中的评审委员会全称',
    批准文号: `${senior ? '渝' : '渡'}职改办〔${docYear}〕XX号`,
  };
  return { ecert: { action: '在线登记', fields }, checklist: ['photo'] };
}

function inDazu({ cert, year }, items) {
  const way = (action, text, more = {}) => ({ action, fields: { 办理方式: text, ...more } });
  if (year >= 2021 || cert.medium === '电子证书') {
    if (year >= 2021 && cert.medium !== '电子证书') items.add('N28');
    return { ecert: way('下载打印', '在平台系统下载打印'), checklist: [] };
  }
  if (cert.medium === '纸质完好') {
    return { ecert: way('继续使用或自主申办', '继续使用原纸质证书，或自主申办职称电子证书'), checklist: [] };
  }
  if (cert.medium === '纸质损毁或丢失' || cert.medium === '信息不全') {
    const proof = { 佐证材料: '人事档案管理部门查验的有效证明材料' };
    return {
      ecert: way('登记补正', '在“我的证书”内登记、完善、补正，审核通过后自主打印', proof),
      checklist: ['archive-proof'],
    };
  }
  items.add('N28');
  return { ecert: { action: null, fields: {} }, checklist: [] };
}

function inTongliang({ cert, senior, year, docYear, issued, specialties }, items) {
  const photo = '彩色免冠照，不超过200kb，JPG或PNG';
  if (cert.medium === '系统待完善') {
    return { ecert: { action: '完善并重传照片', fields: { 免冠照: photo } }, checklist: ['photo'] };
  }
  if (year >= 2021 && !senior && cert.source === '评审' && cert.via_online === '是') {
    return { ecert: { action: '无需登记', fields: {} }, checklist: [] };
  }
  if (year >= 2021) items.add('N28');
  else if (cert.medium === '纸质损毁或丢失' || cert.medium === '无') items.add('A63');

  let body = '批准文件中的评审委员会全称';
  if (cert.source !== '评审') {
    body = '重庆市铜梁区职称改革办公室';
    if (senior && cert.source === '来渝确认') body = '重庆市职称改革办公室';
    if (senior && cert.source === '考核确定') {
      body = '需人工核实';
      items.add('X1');
    }
  }
  const paper = year < 2021 || (year === 2021 && cert.medium === '纸质完好');
  const fields = {
    '姓名、身份证号': '自动生成，无需填写',
    免冠照: photo,
    证书附件: paper ? '职称证书（封面、照片页、基本信息页），PDF，不超过10M' : '批准文件，PDF，不超过10M',
    批准文号: senior ? `渝职改办【${docYear}】XX号` : '以职改办批准文件为准，括号用【】',
    行政区划: senior ? '重庆市' : '铜梁区',
    出生年月: '与身份证保持一致',
    职称系列: '按评审通过的职称系列选择',
    职称级别: {
      技术员: '初级（含员级）', 助理工程师: '初级（含员级）', 工程师: '中级', 高级工程师: '高级（副高）', 正高级工程师: '高级（正高）',
    }[cert.level],
    职称名称: '与职称级别和系列对应选择',
    评审活动是否设置评审专业: '是',
    发证时间: issued,
    取得时间: cert.source === '考核确定' ? issued : cert.obtained,
    评审专业名称: specialties[0],
    本地评审专业: specialties[1],
    '审核机关（单位）': senior ? '默认重庆市人力资源和社会保障局（重庆市职称改革办公室），无需选择' : '铜梁区人力资源和社会保障局',
    评审机构: body,
    证书编号: year < 2021 ? '填写原纸质证书编号' : '不填写',
  };
  return { ecert: { action: '在线登记', fields }, checklist: ['photo', 'certificate-attachment'] };
}
