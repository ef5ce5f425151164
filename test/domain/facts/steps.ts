import type { Command, DomainFact } from '../../../src/domain/index.ts';
import { COMPANY, type Given } from '../given.ts';

/** For one file: files share what they import, and each is asked of its own decisions. */
export function reckoned() {
  /** By command and read: whether some decision of the file would have noticed that it was forgotten. */
  const noticed = new Map<string, Map<string, boolean>>();

  /** Notes which of its reads a decision would miss. */
  function misses(g: Given, command: Command): void {
    const known = noticed.get(command.type) ?? new Map<string, boolean>();
    noticed.set(command.type, known);
    for (const read of g.forgetting(command)) known.set(read.name, read.noticed || known.get(read.name) === true);
  }

  /** What a command leads to, fact by fact with every field; then it is carried out. */
  function leads(g: Given, command: Command, ...facts: DomainFact[]): void {
    g.when(command).thenFacts(...facts);
    misses(g, command);
    g.done(command);
  }

  /** The reads that no decision of the file needed, of the commands it is about: too much is read, or too little is tested. */
  const needless = (...about: object[]) =>
    [...noticed]
      .filter(([command]) => about.some((commands) => command in commands))
      .flatMap(([command, reads]) => [...reads].flatMap(([name, was]) => (was ? [] : [`${command} ${name}`])));

  return { leads, misses, needless };
}

export const release = { release: 'R-1' } as const;
export const vote = { ...release, vote: 'R-1/v1' } as const;
export const deploy = { type: 'StartDeploy', ...release } as const;
export const report = (stage: string, status: 'succeeded' | 'running' | 'failed', n: number, deployId = 'R-1-1') =>
  ({ type: 'ReportStage', ...release, deployId, stage, status, n, message: 'said', percent: 40 }) as const;
export const scope = { services: [], environments: ['production'] };
export const freeze = {
  type: 'DeclareFreeze',
  name: 'sale',
  why: 'sales',
  scope,
  from: '2026-03-03T12:00:00.000Z',
  until: '2026-03-03T14:00:00.000Z',
} as const;
export const roles = COMPANY.roles.map((r) =>
  r.name === 'manager' ? { ...r, actions: [...r.actions, 'trains' as const, 'override' as const] } : r,
);
