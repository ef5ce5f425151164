import { join, type Mrkdwn, md, NOTHING, when } from '../blocks/mrkdwn.ts';
import type { Company } from '../domain/company/company.ts';
import { roleTitle } from '../domain/company/roles.ts';
import type { World } from '../domain/deciding/world.ts';
import { fewOf } from '../domain/few.ts';
import type { Checked } from '../domain/release/clearing/checked.ts';
import type { ReleaseSurroundings } from '../domain/release/clearing/surroundings.ts';
import { wentWell } from '../domain/release/drilled.ts';
import { isOutOfTime, type Release, type Rollout, type Stage } from '../domain/release/release.ts';
import { isPartlyBack, versionsBack } from '../domain/release/rollback/taken-back.ts';
import { stateWord } from '../domain/release/state-words.ts';
import { copiesWords, twoCopies } from '../domain/strategy/two-copies.ts';
import { overruledIn } from '../domain/vote/overruled.ts';
import type { Vote } from '../domain/vote/vote.ts';
import { againstIt, heldLine, waitsNextLine } from './held.ts';
import { staysLine } from './stays.ts';
import { wasLive } from './was-live.ts';
import { failedBack } from './what-runs.ts';
import { liveCount, ROLES, since, stagesLine, tally } from './words.ts';
import { cut } from './written.ts';

/** What is to be said of the state that a release is in. `blocked`: what is in the way; `inLines`: its steps as a line, where no blocks show them. */
export function stateLines(
  checked: Checked,
  vote: Vote | undefined,
  world: World & Pick<ReleaseSurroundings, 'watches' | 'environments' | 'freezes'>,
  blocked: Mrkdwn,
  inLines: boolean,
): Mrkdwn[] {
  const { release } = checked;
  const steps = (stages: Stage[], back: boolean) => (inLines ? stagesLine(stages, back, world.watches) : NOTHING);
  switch (release.status) {
    case 'planned':
      return [md`Not voted on yet`];
    case 'voting':
      return [md`${vote ? tally(vote, world) : NOTHING} · closes ${when(release.closesAt)}`];
    case 'rejected':
      return [rejectedLine(release, world.company)];
    case 'approved':
      return [overruledLine(release, vote, world) ?? (vote ? tally(vote, world) : NOTHING), blocked];
    case 'deploying':
      return [
        steps(release.rollout.stages, false),
        liveCount(release.rollout.stages, false),
        ...copiesLines(release),
        release.rollout.held ? heldLine(release.rollout.held, checked, world) : waitsNextLine(checked, world),
      ];
    case 'failed':
      return [
        steps(release.rollout.stages, false),
        liveCount(release.rollout.stages, false),
        ...copiesLines(release),
        md`Why: ${cut(release.reason)}`,
      ];
    case 'rolling-back':
      return [
        steps(release.rollout.stages, true),
        liveCount(release.rollout.stages, true),
        md`Why: ${cut(release.reason)}`,
        release.failed ? failedBack(release, cut(release.failed)) : NOTHING,
        staysLine(release, world),
      ];
    case 'rolled-back':
      return [
        release.replacedBy ? NOTHING : steps(release.rollout.stages, true),
        release.replacedBy
          ? md`Replaced by ${release.replacedBy.join(', ')}${since(release.at)}. ${hadFailed(release.rollout)}: ${cut(release.reason)}`
          : backLine(release),
        staysLine(release, world),
      ];
    case 'completed': {
      const over = wasLive(release, world);
      if (over) return [over];
      const against = againstIt(release, world).map((no) => md`Still against it: ${no}`);
      return [steps(release.rollout.stages, false), md`Live${since(release.at)}`, ...against];
    }
    case 'cancelled':
      return [md`Cancelled by ${{ user: release.by }}: ${cut(release.reason)}`];
  }
}

/** Of blue-green: which copy has the traffic, and what the other is there for. */
const copiesLines = (release: Release): Mrkdwn[] => twoCopies(release).map((copies) => md`${copiesWords(copies)}`);

/** "Votes overridden by @maya · no-go: QA · no answer: Product · Go: SRE": nobody waits for anybody's answer any more. */
function overruledLine(release: Release, vote: Vote | undefined, { company }: World): Mrkdwn | undefined {
  const over = overruledIn(release, vote);
  if (!over) return undefined;
  const named = (word: string, roles: string[]) =>
    roles.length > 0
      ? md`${word}: ${fewOf(
          roles.map((r) => roleTitle(company, r)),
          ROLES,
        )}`
      : NOTHING;
  const of = [named('no-go', over.against), named('no answer', over.unanswered), named('Go', over.goes)];
  return join([md`Votes overridden by ${{ user: over.by }}`, ...of], ' · ');
}

/** Who is against it, and why; or whose answer did not come. */
export const rejectedLine = (release: Extract<Release, { status: 'rejected' }>, company: Company): Mrkdwn =>
  isOutOfTime(release)
    ? md`Time ran out: ${cut(release.reason)}`
    : md`No-go by ${{ user: release.by }} (${roleTitle(company, release.role)}): ${cut(release.reason)}`;

/** What became of one that others replaced. */
const hadFailed = ({ direction }: Rollout) => (direction === 'back' ? 'It could not go back' : 'It had failed');

/** "Partly rolled back since 14:21: ledger 2.8 again. Why: …" */
function backLine(release: Extract<Release, { status: 'rolled-back' }>): Mrkdwn {
  const why = md`. Why: ${cut(release.reason)}`;
  const again = versionsBack(release);
  const runs = again ? md`: ${again} again` : NOTHING;
  if (wentWell(release)) return md`${stateWord('drilled')} ${when(release.at)}${runs}`;
  if (isPartlyBack(release)) return md`${stateWord('partly-back')}${since(release.at)}${runs}${why}`;
  return md`${stateWord('rolled-back')}${since(release.at)}${runs}${why}`;
}
