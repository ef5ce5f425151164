import type { Due } from '../../src/domain/intents/intent.ts';
import type { Given } from './given.ts';
import { spoken } from './spoken.ts';

/** What follows from the last facts, a line each, as somebody who gets all of it would note it; app homes are left out: they change with every turn. */
export const following = (g: Given, facts = 1): string[] => linesOf(g.follows(facts));

export const linesOf = (dues: readonly Due[]): string[] =>
  dues.flatMap((due) => (due.intent.kind === 'home' ? [] : [lineOf(due)]));

/** `!`: it notifies a channel, or posts a turn anew. */
function lineOf({ intent, dueAt }: Due): string {
  switch (intent.kind) {
    case 'post':
      return `${intent.audience} hears: ${[intent.told.event, intent.told.freeze?.name].join(' ').trim()}`;
    case 'note':
      return `${intent.release ?? 'engineering'}${intent.broadcast ? '!' : ''}: ${spoken(intent.note)}`;
    case 'edit':
      return `edit ${intent.message}${intent.starts ? `, starts ${intent.starts}` : ''}`;
    case 'my-turn':
      return `turn of @${intent.user}!`;
    case 'my-turn-edit':
      return `turn of @${intent.user}`;
    case 'my-turn-later':
      return `turn of @${intent.user}! at ${dueAt}`;
    case 'tell':
      return [`tell @${intent.user}: ${spoken(intent.phrase)}`, ...(intent.offers ?? []).map((o) => o.label)].join(
        ' | ',
      );
    case 'timer':
      return `${dueAt}: ${Object.values(intent.command).join(' ')}`;
    case 'deploy':
      return [intent.ask ?? 'run', intent.rollout, intent.stage].join(' ');
    default:
      return intent.kind;
  }
}
