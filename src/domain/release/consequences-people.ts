import { ACTIONS } from '../company.ts';
import { ofDeadline } from '../deadline/consequences.ts';
import type { World } from '../decision.ts';
import { managers } from '../duty.ts';
import type { Due } from '../intents.ts';
import { at, say, unreachable, users } from '../phrase.ts';
import { around } from './around.ts';
import type { ReleaseFact } from './facts.ts';
import { ACTION_WORDS } from './help.ts';
import { itemsOf, nameOf, type Release } from './release.ts';

/** What people owe, ask, give and answer around a release. */
export function ofPeople(
  fact: Extract<
    ReleaseFact,
    {
      type:
        | 'ChecksOverridden'
        | 'HandOverOffered'
        | 'HandOverAccepted'
        | 'HandOverDeclined'
        | 'ReviewDue'
        | 'ReviewOverdue'
        | 'ReviewCompleted'
        | 'HelpAsked'
        | 'DeadlineMet'
        | 'DeadlineReminded'
        | 'DeadlinePassed'
        | 'PredecessorEnded'
        | 'ScopeRequested'
        | 'ScopeTaken'
        | 'ScopeDeferred'
        | 'ScopeDeclined'
        | 'FreezePassGranted'
        | 'FreezePassEnded'
        | 'UpdatePosted';
    }
  >,
  release: Release,
  world: World,
): Due[] {
  const { due, id, owner, start, headline, crew, told, cause } = around(fact, release, world);
  switch (fact.type) {
    case 'ChecksOverridden': {
      const said = say`Overridden by ${users([fact.by])}: ${fact.gates.join(', ')} of ${nameOf(release)}. Why: ${fact.text.why}`;
      return [
        headline,
        due.note(id, `override/${fact.at}`, said, true),
        ...due.myTurn(crew, `override/${id}/${fact.at}`),
        ...managers(world)
          .filter((who) => who !== fact.by)
          .map((who) => due.tell(who, `override/${id}/${fact.at}`, said, id)),
      ];
    }
    case 'HandOverOffered':
      return [headline, ...due.myTurn([owner]), ...due.myTurn([fact.to], `hand-over/${id}/${fact.at}`)];
    case 'HandOverAccepted':
      return [
        headline,
        due.note(id, `hand-over/${fact.at}`, say`${users([fact.by])} owns it now; it was ${users([fact.from])}.`),
        due.tell(
          fact.from,
          `hand-over/${id}/${fact.at}`,
          say`${users([fact.by])} took ${nameOf(release)} (${id}) over.`,
          id,
        ),
        ...due.myTurn([fact.from, fact.by]),
      ];
    case 'HandOverDeclined':
      return [
        headline,
        due.tell(
          fact.from,
          `hand-over/${id}/${fact.at}`,
          say`${users([fact.by])} did not take ${nameOf(release)} (${id}): it stays with ${users([owner])}.`,
          id,
        ),
        ...due.myTurn([owner, fact.by]),
      ];
    case 'ReviewDue':
      return [
        ...due.myTurn([owner], `review/${id}`, { morning: true, by: fact.due }),
        due.timer(`review/${id}/${fact.due}`, fact.due, { type: 'ChaseReview', release: id }),
      ];
    case 'ReviewOverdue': {
      const again = new Date(Date.parse(world.now) + 24 * 3_600_000).toISOString();
      return [
        ...due.myTurn([owner], `review/${id}/${fact.at}`, { morning: true }),
        ...managers(world).map((who) =>
          due.tell(
            who,
            `review/${id}/${fact.at}`,
            say`The review of ${nameOf(release)} (${id}) is overdue. ${users([owner])} owes it.`,
            id,
          ),
        ),
        due.timer(`review/${id}/${again}`, again, { type: 'ChaseReview', release: id }),
      ];
    }
    case 'ReviewCompleted':
      return [
        headline,
        due.note(id, `review/${fact.at}`, say`Reviewed by ${users([fact.by])}: ${fact.text.found}`),
        ...due.myTurn([owner]),
      ];
    case 'HelpAsked': {
      const does = ACTION_WORDS[ACTIONS.find((a) => a === fact.action) ?? 'update'];
      return fact.asked.map((who) =>
        due.tell(
          who,
          `help/${id}/${fact.at}`,
          say`${users([fact.by])} asks you to ${does}: ${nameOf(release)} (${id}).`,
          id,
        ),
      );
    }
    case 'DeadlineMet':
    case 'DeadlineReminded':
    case 'DeadlinePassed':
      return [headline, ...ofDeadline(fact, release, world)];
    case 'PredecessorEnded':
      return [
        headline,
        due.note(
          id,
          `${cause}/${fact.predecessor}/${fact.how}`,
          fact.how === 'completed'
            ? say`${fact.predecessor} is live: ${nameOf(release)} does not wait for it any more.`
            : say`${fact.predecessor} was ${fact.how === 'cancelled' ? 'cancelled' : 'rolled back'}: ${nameOf(release)} waits for it.`,
        ),
        ...due.myTurn(crew, `${cause}/${fact.predecessor}/${fact.how}`, { by: start }),
      ];
    case 'ScopeRequested':
      return [
        headline,
        due.note(
          id,
          `request/${fact.request.id}`,
          say`${users([fact.request.by])} asks for ${itemsOf(fact.request.items)}: ${fact.text.why}`,
        ),
        ...due.myTurn([owner], `request/${fact.request.id}`, { morning: true, by: start }),
      ];
    case 'ScopeTaken':
      return [
        headline,
        due.note(
          id,
          `request/${fact.request}/taken`,
          say`${users([fact.by])} took it: the release is ${itemsOf(fact.items)} now.`,
          true,
        ),
        ...due.myTurn(crew),
        ...due.myTurn([owner], `request/${fact.request}/taken`, { morning: true, by: start }),
        due.tell(fact.asker, `request/${fact.request}`, say`${nameOf(release)} (${id}) has what you asked for.`, id),
      ];
    case 'ScopeDeferred': {
      const when = fact.at ? say` of ${at(fact.at)}` : say``;
      const moved = say`${itemsOf(fact.items)} moves from ${id} to ${fact.to}${when}`;
      return [
        headline,
        due.note(id, `request/${fact.request}/deferred`, say`${moved}, by ${users([fact.by])}.`),
        ...due.myTurn([owner]),
        due.tell(fact.asker, `request/${fact.request}/${id}`, say`${moved}, by ${users([fact.by])}.`, id),
      ];
    }
    case 'ScopeDeclined': {
      const said = say`${users([fact.by])} declined ${itemsOf(fact.items)} for ${nameOf(release)} (${id}): ${fact.text.why}`;
      return [
        headline,
        due.note(id, `request/${fact.request}/declined`, said),
        ...due.myTurn([owner]),
        due.tell(fact.asker, `request/${fact.request}/${id}`, said, id),
      ];
    }
    case 'FreezePassGranted': {
      const { freeze, until, by, text } = fact;
      return [
        headline,
        due.note(
          id,
          `${cause}/${freeze}/${world.now}`,
          say`Freeze pass: ${nameOf(release)} may pass ${text.name} until ${at(until)}. By ${users([by])}: ${text.why}`,
          true,
        ),
        ...due.myTurn(crew, `${cause}/${freeze}/${world.now}`, { by: start }),
        due.timer(`pass/${id}/${freeze}/${until}`, until, { type: 'EndPass', release: id, freeze }),
      ];
    }
    case 'FreezePassEnded':
      return [headline, ...due.myTurn(crew)];
    case 'UpdatePosted':
      return [
        headline,
        ...due.posts('update', `${id}/update/${fact.at}`, told).flatMap((d): Due[] => {
          const text = d.intent.kind === 'post' ? fact.text[`to ${d.intent.audience}`] : undefined;
          return text && d.intent.kind === 'post'
            ? [{ ...d, intent: { ...d.intent, told: { ...d.intent.told, text } } }]
            : [];
        }),
      ];
    default:
      return unreachable(fact);
  }
}
