import { renderFor } from '../../src/audiences/render.ts';
import { md } from '../../src/blocks/mrkdwn.ts';
import { headlineCard } from '../../src/cards/headline.ts';
import { myTurnCard } from '../../src/cards/turn.ts';
import { voteCard } from '../../src/cards/vote.ts';
import type { AudienceEvent } from '../../src/domain/company/audiences.ts';
import { isRefusal } from '../../src/domain/deciding/decision.ts';
import type { Command } from '../../src/domain/index.ts';
import { headlineOf } from '../../src/domain/intents/due.ts';
import type { Due } from '../../src/domain/intents/intent.ts';
import { dutiesOf } from '../../src/domain/people/whose-turn.ts';
import { scheduled } from '../../src/domain/release/planning/route.ts';
import { voteOf } from '../../src/domain/release/release.ts';
import type { Given } from '../domain/given.ts';

/** What an audience read: the event, of which release, who acted, and the words. */
export type Read = {
  event: AudienceEvent;
  release: string | undefined;
  by: string | undefined;
  text: string;
  /** when it was to begin in its last environment, UTC ISO */
  goal: string | undefined;
};

/**
 * A Slack of words: what follows from each command is carried out as the outbox would, at its time, and every message is kept as it was last
 * posted or edited. So what is stale is seen as stale.
 */
export class Everywhere {
  readonly given: Given;
  now: string;
  /** by message: what it shows */
  readonly shown = new Map<string, string>();
  /** by person: their *My turn* message */
  readonly turns = new Map<string, string>();
  /** by audience, in order */
  readonly heard = new Map<string, Read[]>();
  /** by release: the lines of its thread, in order */
  readonly threads = new Map<string, string[]>();
  private pending = new Map<string, Due>();
  private seen = new Set<string>();
  /** whether, of what falls due at one instant, what was asked for last comes first: nothing promises an order */
  private readonly lastFirst: boolean;

  constructor(given: Given, now: string, lastFirst = false) {
    this.given = given.at(now);
    this.now = now;
    this.lastFirst = lastFirst;
  }

  /** A person does something; what is refused changes nothing. Whether it was carried out. */
  does(who: string, command: Command): boolean {
    if (isRefusal(this.given.by(who).when(command).decision)) return false;
    const before = this.given.facts.length;
    this.given.done(command);
    const facts = this.given.facts.length - before;
    if (facts > 0) for (const due of this.given.follows(facts)) this.queue(due);
    this.settle();
    return true;
  }

  /** Time goes on to an instant (UTC ISO); what falls due on the way is carried out at its time. */
  until(instant: string): void {
    for (;;) {
      const next = this.next(instant);
      if (!next) break;
      this.pending.delete(next.key);
      if (next.dueAt > this.now) this.setTime(next.dueAt);
      this.carryOut(next);
      this.settle();
    }
    if (instant > this.now) this.setTime(instant);
    this.settle();
  }

  private setTime(now: string) {
    this.now = now;
    this.given.at(now);
  }

  private queue(due: Due) {
    if (due.mode === 'once' && this.seen.has(due.key)) return;
    this.seen.add(due.key);
    this.pending.set(due.key, due);
  }

  private settle() {
    for (;;) {
      const due = this.next(this.now);
      if (!due) return;
      this.pending.delete(due.key);
      this.carryOut(due);
    }
  }

  /** What is to be carried out next, of what is due by an instant. Only timers come in any order: a channel keeps its own. */
  private next(by: string): Due | undefined {
    const due = [...this.pending.values()].filter((d) => d.dueAt <= by).sort(byTime);
    const [first] = due;
    if (!first || !this.lastFirst || first.intent.kind !== 'timer') return first;
    return due.filter((d) => d.dueAt === first.dueAt && d.intent.kind === 'timer').at(-1);
  }

  private carryOut({ intent }: Due) {
    switch (intent.kind) {
      case 'timer':
        // Two that are due at one instant are carried out one after the other: each is a little late.
        this.setTime(new Date(Date.parse(this.now) + 1).toISOString());
        this.does('gonogo', intent.command as Command);
        return;
      case 'headline':
        this.show(headlineOf(intent.release));
        return;
      case 'vote':
        this.show(intent.vote);
        return;
      case 'edit':
        // What was never posted is not edited.
        if (this.shown.has(intent.message)) this.show(intent.message);
        return;
      case 'my-turn':
      case 'my-turn-later':
      case 'my-turn-edit': {
        const turn = this.turnOf(intent.user);
        // What was never posted is not edited, and nothing is posted that has nothing to say.
        if (this.turns.has(intent.user) || (turn !== '' && intent.kind !== 'my-turn-edit'))
          this.turns.set(intent.user, turn);
        return;
      }
      case 'note': {
        this.inThread(intent.release ?? '-', md`${intent.note}`.text);
        return;
      }
      case 'post': {
        const { told } = intent;
        const audience = this.given.world.company.audiences.find((a) => a.name === intent.audience);
        if (!audience) return;
        const read = {
          event: told.event,
          release: told.release?.id,
          by: told.by,
          text: renderFor(audience, told).text,
          goal: told.release && scheduled(told.release).window.start,
        };
        this.heard.set(audience.name, [...(this.heard.get(audience.name) ?? []), read]);
        if (audience.headline) this.inThread(read.release ?? '-', read.text);
        return;
      }
      default:
    }
  }

  private inThread(release: string, line: string) {
    this.threads.set(release, [...(this.threads.get(release) ?? []), line]);
  }

  private show(name: string) {
    const text = this.drawn(name);
    if (text !== undefined) this.shown.set(name, text);
  }

  /** What a message would show, if it were drawn now. */
  drawn(name: string): string | undefined {
    const { world } = this.given;
    const release = world.releases[name.split('/')[0] ?? ''];
    if (!release) return undefined;
    const vote = world.votes[voteOf(release) ?? '-'];
    if (name === headlineOf(release.id)) return JSON.stringify(headlineCard(release, vote, world));
    const about = world.votes[name];
    return about && JSON.stringify(voteCard(release, about, world));
  }

  turnOf(person: string): string {
    const { world } = this.given;
    return dutiesOf(person, world).length === 0 ? '' : JSON.stringify(myTurnCard(person, world));
  }
}

const byTime = (a: Due, b: Due) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0);
