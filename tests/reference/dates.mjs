/**
 * Contract §2, dates: `YYYY-MM` or `YYYY-MM-DD`; a month alone counts as its first day.
 */

/** @param {number} year @param {number} month 1–12 @returns {number} */
export function daysInMonth(year, month) {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day a written date stands for, as `YYYY-MM-DD`, so that days compare as strings.
 * @param {string} date
 * @returns {string}
 */
export const dayOf = (date) => (date.length === 7 ? `${date}-01` : date.slice(0, 10));

/** @param {string} date @returns {number} */
export const yearOf = (date) => Number(date.slice(0, 4));

/** @param {string} date @returns {number} */
export const monthOf = (date) => Number(date.slice(5, 7));

/**
 * The day before a `YYYY-MM-DD` day.
 * @param {string} day
 * @returns {string}
 */
export function dayBefore(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
