/**
 * Contract §2: an int is a JSON number "written without point or exponent". JSON.parse forgets how a number was written
 * (12.0 becomes 12), so this strict RFC 8259 parser keeps the difference: a number written with a point or an exponent
 * becomes a `Decimal`, any other number a plain JavaScript number.
 */

/** A number that was written with a point or an exponent. */
export class Decimal {
  constructor(value) {
    this.value = value;
  }

  toJSON() {
    return this.value;
  }
}

/**
 * Parses one JSON text.
 * @param {string} text
 * @returns {unknown} plain values, with `Decimal` for numbers written with a point or an exponent
 * @throws {SyntaxError}
 */
export function parseJson(text) {
  // JSON.parse decides about well-formedness; only then is the text walked to mark the decimals.
  JSON.parse(text);
  let at = 0;
  const skipSpace = () => {
    while (' \t\n\r'.includes(text[at]) && at < text.length) at += 1;
  };
  const readString = () => {
    const start = at;
    at += 1;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    at += 1;
    return JSON.parse(text.slice(start, at));
  };
  const readValue = () => {
    skipSpace();
    const c = text[at];
    let value;
    if (c === '{') {
      value = {};
      at += 1;
      skipSpace();
      while (text[at] !== '}') {
        skipSpace();
        const key = readString();
        skipSpace();
        at += 1; // colon
        const member = readValue();
        // defineProperty: a key named __proto__ must stay an ordinary (unknown) key
        Object.defineProperty(value, key, { value: member, enumerable: true, writable: true, configurable: true });
        skipSpace();
        if (text[at] === ',') at += 1;
        skipSpace();
      }
      at += 1;
    } else if (c === '[') {
      value = [];
      at += 1;
      skipSpace();
      while (text[at] !== ']') {
        value.push(readValue());
        skipSpace();
        if (text[at] === ',') at += 1;
        skipSpace();
      }
      at += 1;
    } else if (c === '"') {
      value = readString();
    } else {
      const [literal] = /^[^\s,\]}]+/.exec(text.slice(at, at + 2000));
      at += literal.length;
      value = JSON.parse(literal);
      if (typeof value === 'number' && /[.eE]/.test(literal)) value = new Decimal(value);
    }
    return value;
  };
  return readValue();
}

/**
 * Replaces every `Decimal` by its number, once validation is done.
 * @param {unknown} value
 * @returns {unknown}
 */
export function plain(value) {
  if (value instanceof Decimal) return value.value;
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
  }
  return value;
}
