import type { Right } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { forbidden } from '../people/may.ts';
import { say } from '../phrase.ts';
import { releases } from './document.ts';
import { updatePosted } from './facts/update-posted.ts';
import { nameOf } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** `texts`: what each audience gets, by its name, as edited by the person. */
export type PostUpdate = {
  type: 'PostUpdate';
  release: string;
  happened: string;
  next: string;
  texts: Record<string, string>;
};

const TAKES: Right = { action: 'update', owned: true };

export const postUpdate = command<PostUpdate>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { release: id, happened, next, texts }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`post an update on ${nameOf(release)}`, release);
    if (no) return no;
    if (happened.trim() === '') return refuse('nothing', say`Say what happened.`, { field: 'happened' });
    const wanted = Object.entries(texts).filter(([, text]) => text.trim() !== '');
    if (wanted.length === 0)
      return refuse('nobody', say`No audience would hear of it: every text is empty.`, {
        remedy: say`Write at least one.`,
      });
    const byAudience: Record<`to ${string}`, string> = Object.fromEntries(
      wanted.map(([audience, text]) => [`to ${audience}`, text]),
    );
    return { facts: [updatePosted.of(id, { at: now, by: actor.id, text: { ...byAudience, happened, next } })] };
  },
});
