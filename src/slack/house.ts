import type { Company } from '../domain/company/company.ts';

/** Words as they leave: what is sent, whatever its shape. */
export type House = <T>(sent: T) => T;

/**
 * Hints are written for `/release` and the sample company's services. A company whose slash command is another, or that has no such services,
 * reads its own: this is the one place where everything passes on its way to Slack.
 */
export function houseOf(command: string, { services }: Pick<Company, 'services'>): House {
  const names = services.map((s) => s.name);
  const [first = 'api', second = first] = names;
  // Only as hints write it, in code: what people typed about paths and addresses stays as it is.
  const typed: [RegExp, string][] = command === '/release' ? [] : [[/(?<=`)\/release(?=[ `])/g, command]];
  const examples: [RegExp, string][] = names.includes('checkout-api')
    ? []
    : [
        [/(?<=\bcheckout-api 4\.2(?:\.0)?, )ledger(?= 2\.9\b)/g, second],
        [/\bcheckout-api(?= (?:4\.2|Fri 5pm|why\b))/g, first],
        [/(?<=hand-over @sam )checkout-api\b/g, first],
      ];
  const changes = [...typed, ...examples];
  if (changes.length === 0) return (sent) => sent;
  const said = (text: string) => changes.reduce((now, [from, to]) => now.replace(from, to), text);
  return (sent) => {
    const own = structuredClone(sent);
    reword(own, said);
    return own;
  };
}

/** Rewords every text within, where it stands. */
function reword(value: unknown, said: (text: string) => string): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if (typeof inner === 'string') Reflect.set(value, key, said(inner));
    else reword(inner, said);
}
