// The colours that go with an accent somebody else chose, where they can be read.

// Text is read on these, and the accent stands on all of them (style/tokens.css).
const GROUNDS = ['#ffffff', '#f4f6f8'];
/** The least contrast of text, as the guidelines for accessible pages have it. */
export const ENOUGH = 4.5;

const parts = (color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));

function luminance(color) {
  const linear = parts(color).map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4)));
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

/** How much two colours (#rrggbb) differ, from 1 to 21. */
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function mix(one, other, share) {
  const to = parts(other);
  return '#' + parts(one).map((from, at) => Math.round(from + (to[at] - from) * share).toString(16).padStart(2, '0')).join('');
}

/** The properties to set for an accent, or null where it is no colour or cannot be read on our grounds. */
export function theme(color) {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return null;
  const tint = mix(color, '#ffffff', 0.93);
  if (GROUNDS.concat(tint).some((ground) => contrast(color, ground) < ENOUGH)) return null;
  return { '--blue': color, '--blue-deep': mix(color, '#000000', 0.35), '--blue-tint': tint, '--blue-line': mix(color, '#ffffff', 0.65) };
}
