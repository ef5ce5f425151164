import { type SetupFinding, warnings, wrongOnes } from './finding.ts';

/** A mark only beside its word, but for what is as it should be. */
const MARKS = { wrong: '✗ Wrong:', warning: '! Careful:', fine: '✓' } as const;
const WIDTH = 96;

/** The findings for a terminal: a mark, what was found, and below it what mends it. */
export function setupText(findings: readonly SetupFinding[]): string {
  const lines = findings.flatMap(({ severity, what, remedy }) => [
    ...wrapped(what, `${MARKS[severity]} `, '  '),
    ...(remedy === '' ? [] : wrapped(remedy, '  → ', '    ')),
  ]);
  return [...lines, '', sum(findings)].join('\n');
}

function sum(findings: readonly SetupFinding[]): string {
  const [bad, careful] = [wrongOnes(findings).length, warnings(findings).length];
  const some = (n: number) => `${n} ${n === 1 ? 'thing' : 'things'}`;
  const rest = careful === 0 ? '' : `${some(careful)} to be careful about.`;
  if (bad === 0) return `Nothing is wrong. ${rest}`.trim();
  return `${some(bad)} ${bad === 1 ? 'is' : 'are'} wrong. ${rest}`.trim();
}

function wrapped(text: string, first: string, then: string): string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    if (line.length + word.length > WIDTH && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = then;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
