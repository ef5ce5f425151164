/** A number as sources write it: decimal, perhaps with an exponent. `0x10` and `0b11` are numbers only to JavaScript. NaN for anything else, and for an infinity. */
export const numberIn = (text: string): number => {
  const number = DECIMAL.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : Number.NaN;
};

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
