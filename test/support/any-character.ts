import fc from 'fast-check';

/** Any code point but half a pair. As fast-check's own `binary`, which works for seconds before the first. */
export const anyCharacter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
