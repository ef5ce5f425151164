import { rulesOf } from './found-by.ts';
import type { Origin } from './origin.ts';
import type { Service } from './services.ts';

/** Those that have rules: all, by each repository that a rule names, and those that name none. */
type Candidates = {
  all: readonly Service[];
  byRepository: ReadonlyMap<string, readonly Service[]>;
  anywhere: readonly Service[];
};
const known = new WeakMap<readonly Service[], Candidates>();

/** The services that something may be of, in their order. Most have a repository of their own: what comes of another one is not compared with all they ask, some hundred times for each delivery. */
export function mayFit(services: readonly Service[], { repository }: Origin): readonly Service[] {
  const { all, byRepository, anywhere } = known.get(services) ?? candidatesAmong(services);
  return repository === undefined ? all : (byRepository.get(repository.toLowerCase()) ?? anywhere);
}

function candidatesAmong(services: readonly Service[]): Candidates {
  const all = services.filter((s) => Object.values(rulesOf(s)).some((rule) => rule !== undefined));
  const repositories = new Set(all.flatMap((s) => [...(rulesOf(s).repositories ?? [])]));
  const isFrom = (s: Service, repository: string) => rulesOf(s).repositories?.has(repository) ?? true;
  const found = {
    all,
    byRepository: new Map([...repositories].map((name) => [name, all.filter((s) => isFrom(s, name))])),
    anywhere: all.filter((s) => !rulesOf(s).repositories),
  };
  known.set(services, found);
  return found;
}
