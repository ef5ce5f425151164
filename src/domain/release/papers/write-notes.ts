import type { Right } from '../../company/roles.ts';
import { command } from '../../deciding/command.ts';
import { type Decision, moot, refuse } from '../../deciding/decision.ts';
import { one } from '../../deciding/reads.ts';
import { forbidden } from '../../people/may.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { notesWritten } from '../facts/notes-written.ts';
import { nameOf } from '../release.ts';
import { unknownRelease } from '../unknown.ts';
import { NOTES_MOST } from './notes.ts';
import { notesShown } from './papers-shown.ts';

/** What is new with a release, in the words of a person; in place of what was there. Nothing takes it away again. It asks nobody again: a vote is not about its words. */
export type WriteNotes = { type: 'WriteNotes'; release: string; notes: string };

const TAKES: Right = { action: 'update', owned: true };

export const writeNotes = command<WriteNotes>()({
  takes: TAKES,
  reads: ({ release }) => ({ release: one(releases, release) }),
  shows: ({ release }) => (release ? notesShown({ notes: release.notes ?? '' }) : {}),
  decide(world, { release: id, notes: written }): Decision {
    const { release, actor, now: at } = world;
    if (!release) return unknownRelease(id);
    const no = forbidden(world, TAKES, say`write the release notes of ${nameOf(release)}`, release);
    if (no) return no;
    const notes = written.trim();
    if (notes.length > NOTES_MOST)
      return refuse('too-long', say`Release notes have ${NOTES_MOST} characters at most.`, { field: 'notes' });
    if (notes === (release.notes ?? '')) return moot('nothing of it changed');
    return { facts: [notesWritten.of(id, { by: actor.id, at, text: { notes } })] };
  },
});
