/**
 * Which strategies were chosen for a release, as it is kept, typed and read: `careful`, or each for one of its environments, `careful in production, all-at-once in
 * staging`. Names are of letters, digits and dashes, so that nothing else can be read from it, and what was kept before there were environments in it is the same.
 */
export type Choice = { strategy: string; environment?: string | undefined };

const IN = ' in ';

export const choicesIn = (chosen: string): Choice[] =>
  chosen
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [strategy = '', environment] = one.split(IN);
      return { strategy: strategy.trim(), ...(environment !== undefined && { environment: environment.trim() }) };
    });

export const chosenOf = (choices: readonly Choice[]): string =>
  choices.map(({ strategy, environment }) => (environment ? `${strategy}${IN}${environment}` : strategy)).join(', ');

/** The name of the strategy that was chosen for an environment: its own, or the one for all. */
export function chosenFor(chosen: string, environment: string): string | undefined {
  const all = choicesIn(chosen);
  return (all.find((c) => c.environment === environment) ?? all.find((c) => c.environment === undefined))?.strategy;
}
