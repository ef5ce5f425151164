import { fact } from '../../deciding/fact.ts';
import { closedGates, gateReads, gatesOf } from '../../gates/index.ts';
import { listed, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { telling } from './telling.ts';

/** `next`: the step that somebody has to begin. */
type Data = { rollout: string; next: string; at: string };

/** Between two steps: the next one begins when somebody says so. */
export const stepAwaited = fact(releases, 'StepAwaited')<Data>()({
  evolve: (release, { next }) =>
    release.status === 'deploying' ? { ...release, rollout: { ...release.rollout, held: { next } } } : release,
  reads: (_, release) => gateReads(release),
  follows(awaited, release, world) {
    const { due, id, headline, told, crew } = telling(awaited, release, world);
    const { rollout, next } = awaited;
    const cause = `next/${rollout}/${next}/${awaited.at}`;
    const closed = closedGates(gatesOf(release, world, rolloutOf(release)?.by));
    const way = closed.length > 0 ? say` In its way: ${listed(closed.map((g) => g.saw))}.` : say``;
    const said = say`Next step of ${nameOf(release)} (${id}): ${next}. It begins when somebody says so.${way}`;
    // Those outside read that it goes live: that something keeps it from that is news to them, that somebody is to click is not.
    // Of what was only made ready nobody has anything yet.
    const isAnyLive = rolloutOf(release)?.stages.some((s) => s.act !== 'prepare' && s.state !== 'waiting');
    const heard = closed.length > 0 && isAnyLive ? due.posts('held', cause, { ...told, said }, (a) => !a.headline) : [];
    return [headline, due.note(id, cause, said), ...heard, ...due.myTurn(crew, cause, { urgent: true })];
  },
});
