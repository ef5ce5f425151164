import { type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { Gate } from '../domain/gates/index.ts';
import { closedGates } from '../domain/gates/index.ts';
import { itemsOf, type Release, type Stage } from '../domain/release/release.ts';
import { standings } from '../domain/vote/standing.ts';
import type { Vote } from '../domain/vote/vote.ts';

/** The state first, in one word people know. Ready and blocked are derived from the gates at the moment they are shown. */
export function stateWord(release: Release, gates: Gate[]): string {
  switch (release.status) {
    case 'approved':
      return closedGates(gates).length === 0
        ? 'Ready'
        : closedGates(gates).every((g) => g.id === 'window' && g.until)
          ? 'Approved'
          : 'Blocked';
    case 'deploying':
      return release.rollout.held ? 'Held' : 'Deploying';
    case 'rolling-back':
      return release.failed ? 'Rollback failed' : 'Rolling back';
    case 'rolled-back':
      return 'Rolled back';
    case 'completed':
      return 'Live';
    default:
      return release.status.charAt(0).toUpperCase() + release.status.slice(1);
  }
}

export const titleOf = (release: Release) => md`${itemsOf(release.items)} → ${release.environment}`;

/** "Go: QA · SRE 1 of 2 · waiting for Product" */
export function tally(vote: Vote, company: Company): Mrkdwn {
  const title = (role: string) => roleTitle(company, role);
  const all = standings(vote);
  const met = all.filter((s) => s.met).map((s) => title(s.rule.role));
  const open = all
    .filter((s) => !s.met)
    .map((s) => (s.gos > 0 ? `${title(s.rule.role)} (${s.gos} of ${s.rule.need})` : title(s.rule.role)));
  const go = met.length > 0 ? md`Go: ${met.join(', ')}` : md`No answer yet`;
  return open.length > 0 ? md`${go} · waiting for ${open.join(', ')}` : go;
}

const MARK = { waiting: '○', running: '◐', done: '●', failed: '✕' } as const;

/** "● eu live ◐ us 40 % ○ …": a mark only beside its word. */
export function stagesLine(stages: Stage[], back: boolean): Mrkdwn {
  const word = { waiting: 'waiting', running: 'running', done: back ? 'undone' : 'live', failed: 'failed' } as const;
  const one = (s: Stage) =>
    `${MARK[s.state]} ${s.name} ${s.state === 'running' && s.percent > 0 ? `${s.percent} %` : word[s.state]}`;
  return md`${stages.map(one).join('   ')}`;
}

/** What keeps a release from deploying, and until when. */
export function blockedLine(gates: Gate[]): Mrkdwn {
  const closed = closedGates(gates);
  return closed.length === 0
    ? NOTHING
    : md`Blocked: ${closed.flatMap((g, i) => [...(i > 0 ? [{ say: '; ' }] : []), ...g.saw])}`;
}

export const since = (instant: string | undefined) => (instant ? md` since ${when(instant, '{time}')}` : NOTHING);
