import { alongWith } from '../../blocks/as-shown.ts';
import { join, md } from '../../blocks/mrkdwn.ts';
import { whatRuns } from '../../cards/what-runs.ts';
import { isRefusedAs } from '../../domain/deciding/decision.ts';
import { one, some } from '../../domain/deciding/reads.ts';
import { environments } from '../../domain/environment/document.ts';
import { releases } from '../../domain/release/document.ts';
import { nameOf, type Release } from '../../domain/release/release.ts';
import { stoppable } from '../../domain/release/rollout/stops-with.ts';
import { whichReleaseBeforeReason } from '../../reading/parts/release.ts';
import {
  type Answer,
  type Ask,
  notice,
  type OnClick,
  type OnSubmit,
  refusalMessage,
  refusalOf,
  seeFor,
} from '../ask.ts';
import { findRelease } from '../finding/find.ts';
import { noSuchRelease } from '../no-such-release.ts';
import { sentence } from '../sentence.ts';
import { printFor, submittedAsShown } from '../since-shown.ts';
import { ALL, modal } from './modal.ts';

/** `/release stop-waiting [what] [why]`: a pipeline that says nothing more is given up, or one of several services goes no further, after one question. */
export const typed = sentence(
  { parts: { release: whichReleaseBeforeReason }, why: 'free' },
  async ({ release, why }, a) => {
    const found = await findRelease(release, a, 'stop-waiting', {
      can: 'is waited for',
      on: ['deploying', 'rolling-back'],
    });
    return 'answer' in found ? found.answer : confirmed(found.release.id, why, a, release.services);
  },
);
export const clickStopWaiting: OnClick = (id, a) => confirmed(id, '', a);

async function confirmed(id: string, why: string, a: Ask, named: readonly string[] = []): Promise<Answer> {
  const world = await seeFor(a, { release: one(releases, id) });
  const { release } = world;
  const some = release ? stoppable(release, world.company) : [];
  const refusal = await refusalOf(a, { type: 'StopWaiting', release: id, why });
  // Where nothing runs that is waited for, one of several services may still be kept from going further.
  if (refusal && (!isRefusedAs(refusal, 'not-waiting') || some.length === 0)) return { say: refusalMessage(refusal) };
  if (!release) return noSuchRelease(id);
  const print = await printFor(a, { type: 'StopWaiting', release: id, why });
  return { modal: modal(release, alongWith(id, print), why, some, named, world) };
}

export const submitStopWaiting: OnSubmit = async (fields, metadata, a) => {
  const { services, why = '' } = fields;
  const isAll = services === undefined || services === ALL;
  const named = isAll ? [] : [services];
  return submittedAsShown(
    metadata,
    a,
    (release) => {
      const about = { release, why, ask: fields.run === 'stop' };
      return isAll ? { type: 'StopWaiting', ...about } : { type: 'StopServices', ...about, services: named };
    },
    (id) => confirmed(id, why, a, named),
    async ({ after }, id) => {
      const release = after(releases, id);
      const world = await seeFor(a, { environments: some(environments, [release.environment]) });
      const told = [isAll ? unwaited(release) : goesOn(release), whatRuns(release, world)];
      return notice(isAll ? 'Not waited for' : 'Stopped', join(told, '\n'));
    },
  );
};

const unwaited = (release: Release) => md`Nobody waits for *${nameOf(release)}* (${release.id}) any more.`;
const goesOn = (release: Release) =>
  release.status === 'deploying'
    ? md`Stopped. The others of *${nameOf(release)}* (${release.id}) go on.`
    : md`*${nameOf(release)}* (${release.id}) goes no further.`;
