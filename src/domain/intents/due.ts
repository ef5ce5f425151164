import { type Notice, noticeAt } from '../calendar/hours.ts';
import type { Audience, AudienceEvent } from '../company/audiences.ts';
import { namedNoMore } from '../company/services.ts';
import type { Offer } from '../deciding/offer.ts';
import type { World } from '../deciding/world.ts';
import { doneBy, roleOf } from '../people/done-by.ts';
import { isMember } from '../people/members.ts';
import type { Phrase } from '../phrase.ts';
import { isAhead } from '../release/ahead.ts';
import { scheduled } from '../release/planning/route.ts';
import type { Release } from '../release/release.ts';
import { isLastCovered } from '../vote/covered.ts';
import { hearing } from './audiences-for.ts';
import type { Due, Intent, Tidings, Timer } from './intent.ts';
import { turnOf } from './turn.ts';

export const headlineOf = (release: string) => `${release}/headline`;
/** What people were told who can do something about one thing: it is edited when that changes; of a release with its headline. */
export const offersOf = (about: string) => `offers/${about}`;
/** What an audience was told when a freeze was declared: it is edited when the freeze changes. */
export const announcementOf = (freeze: string, audience: string) => `post/${freeze}/FreezeDeclared/${audience}`;

type Happened = Omit<Tidings, 'event' | 'at'>;

type Around = Pick<World, 'now' | 'company' | 'people' | 'actor'>;

/** Shorthands for what facts lead to, at one instant. */
export const dueAt = (world: Around) => new Shorthands(world);

/** A class, because every fact asks for it: its methods are made once, not once a world. */
class Shorthands {
  readonly #world: Around;

  constructor(world: Around) {
    this.#world = world;
  }

  edit(message: string, starts?: string): Due {
    return this.#latest(`edit/${message}`, `edit/${message}`, { kind: 'edit', message, ...(starts && { starts }) });
  }

  headline(release: string): Due {
    return this.#once(headlineOf(release), this.#headlineLane(), { kind: 'headline', release });
  }

  /** `when`: in which hour of its day it is looked whether it is from before; `day`: when that day begins; both UTC ISO. */
  headlineLater(release: string, when: string, day: string): Due {
    const key = `later/${headlineOf(release)}`;
    return { key, mode: 'latest', lane: key, dueAt: when, intent: { kind: 'headline-later', release, day } };
  }

  vote(release: string, vote: string): Due {
    return this.#once(vote, this.#headlineLane(), { kind: 'vote', release, vote });
  }

  note(release: string, cause: string, note: Phrase, broadcast = false): Due {
    return this.#once(`note/${release}/${cause}`, this.#headlineLane(), { kind: 'note', release, note, broadcast });
  }

  news(cause: string, note: Phrase): Due {
    return this.#once(`note/${cause}`, this.#headlineLane(), { kind: 'note', note, broadcast: false });
  }

  /** `to`: those of an event's audiences that it is for. */
  posts(event: AudienceEvent, cause: string, told: Happened, to = (_: Audience) => true): Due[] {
    const { now, company, people } = this.#world;
    const ownerRole = told.release && roleOf(told.release.owner, this.#world);
    const gone = told.release && !isMember(people, told.release.owner) ? ({ ownerGone: true } as const) : {};
    return hearing(company.audiences.filter(to), event, told.release).map((a) =>
      this.#once(`post/${cause}/${a.name}`, channelOf(a), {
        kind: 'post',
        audience: a.name,
        told: {
          ...doneBy(this.#world, told.release),
          ...gone,
          ...(ownerRole && { ownerRole }),
          ...told,
          ...this.#atLast(told.release),
          event,
          at: now,
        },
      }),
    );
  }

  /** `notify`: because of what their message is posted anew, which notifies; otherwise it is only brought up to date. */
  myTurn(users: readonly string[], notify?: string, how: Notice = {}): Due[] {
    const { now } = this.#world;
    return [...new Set(users)].flatMap((user): Due[] => [
      ...turnOf(user, notify, notify === undefined ? now : noticeAt(user, how, this.#world), now),
      this.#latest(`home/${user}`, `edit/home/${user}`, { kind: 'home', user }),
    ]);
  }

  /** `offers`: what they could do about it, as buttons. */
  tell(user: string, cause: string, phrase: Phrase, about?: string, offers: Offer[] = []): Due {
    const more = { ...(about && { about }), ...(offers.length > 0 && { offers }) };
    return this.#once(`tell/${user}/${cause}`, `dm/${user}`, { kind: 'tell', user, phrase, ...more });
  }

  /** Somebody asks a person for something: with the buttons that do it, as the release is when it is sent. */
  asksHelp(user: string, cause: string, phrase: Phrase, { release, help }: { release: string; help: string }): Due {
    return this.#once(`tell/${user}/${cause}`, `dm/${user}`, { kind: 'tell', user, phrase, about: release, help });
  }

  deploy(release: string, rollout: string, stage: string, ask?: 'pause' | 'resume'): Due {
    const key = `deploy/${rollout}/${stage}${ask ? `/${ask}/${this.#world.now}` : ''}`;
    return this.#once(key, `deploy/${rollout}`, { kind: 'deploy', release, rollout, stage, ...(ask && { ask }) });
  }

  timer(key: string, when: string, command: Timer, mode: Due['mode'] = 'once'): Due {
    const lane = `timer/${key}`;
    return { key: lane, mode, lane, dueAt: when, intent: { kind: 'timer', command } };
  }

  #atLast(release: Release | undefined): Pick<Tidings, 'openAtLast' | 'unfit'> {
    if (!release) return {};
    const unfit = isAhead(release) && namedNoMore(scheduled(release), this.#world.company).length > 0;
    return {
      ...(release.ahead && !isLastCovered(release, this.#world) && { openAtLast: true }),
      ...(unfit && { unfit }),
    };
  }

  #headlineLane() {
    return channelOf(this.#world.company.audiences.find((a) => a.headline) ?? fallback);
  }

  #once(key: string, lane: string, intent: Intent): Due {
    return { key, mode: 'once', lane, dueAt: this.#world.now, intent };
  }

  /** Takes the place of what is pending under its key. */
  #latest(key: string, lane: string, intent: Intent): Due {
    return { key, mode: 'latest', lane, dueAt: this.#world.now, intent };
  }
}

const channelOf = (audience: Audience) => `channel/${audience.channel}`;

const fallback: Audience = {
  name: 'engineering',
  title: 'Engineering',
  language: 'technical',
  channel: 'releases',
  headline: true,
  events: [],
  templates: {},
};
