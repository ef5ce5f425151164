import { join, type Mrkdwn, md, NOTHING, span, when } from '../../blocks/mrkdwn.ts';
import type { ChangeType } from '../../domain/company/changes.ts';
import { changeWord } from '../../domain/freeze/scope.ts';
import type { Around } from '../../domain/gates/index.ts';
import { OVER, type Release, servicesOf } from '../../domain/release/release.ts';
import { scheduled } from '../../domain/release/route.ts';
import { STATES, type State, stateOf } from '../../domain/release/state.ts';
import { stateWord } from '../../domain/release/state-words.ts';
import { environments } from '../../reading/parts/environments.ts';
import { changes } from '../../reading/parts/scope.ts';
import { services } from '../../reading/parts/services.ts';
import { choices, said } from '../../reading/parts/words.ts';

/** However people say a state: “window missed” is typed `missed` as well, “stopped halfway” `halfway`. */
const LISTED = STATES.filter((s) => !OVER.some((over) => over === s));
/** Where somebody has to do something before it goes on. */
const AT_RISK: State[] = ['rejected', 'blocked', 'missed', 'held', 'halfway', 'failed', 'rollback-failed'];
const RUNNING: State[] = ['deploying', 'verifying', 'next-step', 'rolling-back'];
/** Words for several states, and the states. */
const all = (states: State[], ...words: string[]) => words.map((word): [string, State[]] => [word, states]);
/** What of a list can be asked for. */
export const TAKES = {
  parts: {
    services,
    environments,
    changes,
    states: choices<State[]>(
      ...LISTED.flatMap((s) => all([s], stateWord(s), s)),
      ...all(AT_RISK, 'at risk', 'in trouble', 'trouble', 'stuck', 'risky', 'in danger', 'problems', 'late'),
      ...all(RUNNING, 'running', 'under way', 'underway', 'in progress', 'in flight'),
      ...all(['voting'], 'votes', 'to vote', 'open votes', 'missing votes'),
    ),
    mine: said('mine', 'my', 'my own', 'for me', 'owned by me'),
    frozen: said('freezes', 'freeze', 'frozen'),
    over: said(
      'live',
      'done',
      'completed',
      'finished',
      'closed',
      'past',
      'over',
      'cancelled',
      'rolled back',
      'history',
    ),
    anyway: said(
      'all',
      'everything',
      'open',
      'releases',
      'release',
      'what',
      'is',
      'the',
      'coming',
      'upcoming',
      'changes',
    ),
  },
  when: true,
} as const;
/** `owner`: only what is theirs; `from`, `until`: only what is planned between them, UTC ISO. */
export type Filter = {
  services: string[];
  environments: string[];
  changes: ChangeType[];
  states: State[];
  owner?: string;
  from?: string;
  until?: string;
  frozen?: true;
};

/** Whether a release is asked for. */
export function fits(release: Release, filter: Filter, world: Around): boolean {
  const { services, environments, changes, states, owner, from, until } = filter;
  const { start, end } = scheduled(release).window;
  return (
    (services.length === 0 || servicesOf(release).some((s) => services.includes(s))) &&
    (environments.length === 0 || environments.includes(release.environment)) &&
    (changes.length === 0 || changes.includes(release.change)) &&
    (states.length === 0 || states.includes(stateOf(release, world))) &&
    (owner === undefined || release.owner === owner) &&
    (from === undefined || end > from) &&
    (until === undefined || start < until)
  );
}

/** What was asked for, after a count of it. */
export function filterWords({ services, environments, changes, states, owner, from, until }: Filter): Mrkdwn {
  const words = [
    services.length > 0 ? md` with ${services.join(', ')}` : NOTHING,
    environments.length > 0 ? md` for ${environments.join(', ')}` : NOTHING,
    changes.length > 0 ? md`, ${changes.map(changeWord).join(' or ')}` : NOTHING,
    states.length > 0 ? md`, ${states.map((s) => stateWord(s).toLowerCase()).join(' or ')}` : NOTHING,
    owner === undefined ? NOTHING : md`, yours`,
    from && until
      ? md`, ${span(from, until)}`
      : from
        ? md`, from ${when(from)} on`
        : until
          ? md`, until ${when(until)}`
          : NOTHING,
  ];
  return join(words, '');
}
