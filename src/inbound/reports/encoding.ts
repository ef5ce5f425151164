/** What a file begins with that PowerShell redirected. */
const MARKS = [
  { mark: [0xff, 0xfe], called: 'utf-16le' },
  { mark: [0xfe, 0xff], called: 'utf-16be' },
];
/** XML says in ASCII what it is written in. That it is UTF-16 can't be said so: tools say it of what they then write as UTF-8. */
const DECLARED = /^\s*<\?xml\s[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/;
const UTF_8 = /^(utf-?8|utf-?16.*|us-ascii)$/i;

function calledIn(raw: Uint8Array): string | undefined {
  const marked = MARKS.find(({ mark }) => mark.every((byte, n) => raw[n] === byte));
  if (marked) return marked.called;
  const declared = DECLARED.exec(new TextDecoder('latin1').decode(raw.subarray(0, 300)))?.[1];
  return declared === undefined || UTF_8.test(declared) ? undefined : declared;
}

/** A file as UTF-8, whatever it is in; or what it is in, where nobody knows that. */
export function asUtf8(raw: Uint8Array): { raw: Uint8Array } | { fault: string } {
  const called = calledIn(raw);
  if (called === undefined) return { raw };
  try {
    return { raw: new TextEncoder().encode(new TextDecoder(called, { fatal: true }).decode(raw)) };
  } catch (error) {
    return { fault: `it is ${error instanceof RangeError ? 'written in' : 'not'} ${called}: send it as UTF-8` };
  }
}
