import { type Notice, noticeAt } from '../calendar/hours.ts';
import type { Audience, AudienceEvent } from '../company/audiences.ts';
import type { Offer } from '../deciding/offer.ts';
import type { World } from '../deciding/world.ts';
import { doneBy } from '../people/done-by.ts';
import type { Phrase } from '../phrase.ts';
import { hearing } from './hearing.ts';
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
export const dueAt = (world: Around) => ({ ...ofReleases(world), ...toPeople(world), ...ofRollouts(world) });

/** What stands in channels and threads. */
function ofReleases(world: Around) {
  const { now, company } = world;
  const { once, latest } = rows(now);
  const channelOf = (audience: Audience) => `channel/${audience.channel}`;
  const headlineLane = () => channelOf(company.audiences.find((a) => a.headline) ?? fallback);
  return {
    edit: (message: string, starts?: string) =>
      latest(`edit/${message}`, `edit/${message}`, { kind: 'edit', message, ...(starts && { starts }) }),
    headline: (release: string) => once(headlineOf(release), headlineLane(), { kind: 'headline', release }),
    vote: (release: string, vote: string) => once(vote, headlineLane(), { kind: 'vote', release, vote }),
    note: (release: string, cause: string, note: Phrase, broadcast = false) =>
      once(`note/${release}/${cause}`, headlineLane(), { kind: 'note', release, note, broadcast }),
    news: (cause: string, note: Phrase) =>
      once(`note/${cause}`, headlineLane(), { kind: 'note', note, broadcast: false }),
    /** `to`: those of an event's audiences that it is for. */
    posts: (event: AudienceEvent, cause: string, told: Happened, to = (_: Audience) => true): Due[] =>
      hearing(company.audiences.filter(to), event, told.release).map((a) =>
        once(`post/${cause}/${a.name}`, channelOf(a), {
          kind: 'post',
          audience: a.name,
          told: { ...doneBy(world, told.release), ...told, event, at: now },
        }),
      ),
  };
}

/** What one person is told. */
function toPeople({ now, company, people }: Around) {
  const { once, latest } = rows(now);
  return {
    /** `notify`: because of what their message is posted anew, which notifies; otherwise it is only brought up to date. */
    myTurn: (users: readonly string[], notify?: string, how: Notice = {}): Due[] =>
      [...new Set(users)].flatMap((user): Due[] => [
        ...turnOf(user, notify, notify === undefined ? now : noticeAt(user, how, { now, company, people }), now),
        latest(`home/${user}`, `edit/home/${user}`, { kind: 'home', user }),
      ]),
    /** `offers`: what they could do about it, as buttons. */
    tell: (user: string, cause: string, phrase: Phrase, about?: string, offers: Offer[] = []) =>
      once(`tell/${user}/${cause}`, `dm/${user}`, {
        kind: 'tell',
        user,
        phrase,
        ...(about && { about }),
        ...(offers.length > 0 && { offers }),
      }),
    /** Somebody asks a person for something: with the buttons that do it, as the release is when it is sent. */
    asksHelp: (user: string, cause: string, phrase: Phrase, { release, help }: { release: string; help: string }) =>
      once(`tell/${user}/${cause}`, `dm/${user}`, { kind: 'tell', user, phrase, about: release, help }),
  };
}

/** What is done to a rollout, and what is done later. */
function ofRollouts({ now }: Around) {
  const { once } = rows(now);
  return {
    deploy: (release: string, rollout: string, stage: string, ask?: 'pause' | 'resume') =>
      once(`deploy/${rollout}/${stage}${ask ? `/${ask}/${now}` : ''}`, `deploy/${rollout}`, {
        kind: 'deploy',
        release,
        rollout,
        stage,
        ...(ask && { ask }),
      }),
    timer: (key: string, when: string, command: Timer, mode: Due['mode'] = 'once'): Due => ({
      ...once(`timer/${key}`, `timer/${key}`, { kind: 'timer', command }, when),
      mode,
    }),
  };
}

const rows = (now: string) => ({
  once: (key: string, lane: string, intent: Intent, when = now): Due => ({
    key,
    mode: 'once',
    lane,
    dueAt: when,
    intent,
  }),
  /** Takes the place of what is pending under its key. */
  latest: (key: string, lane: string, intent: Intent): Due => ({ key, mode: 'latest', lane, dueAt: now, intent }),
});

const fallback: Audience = {
  name: 'engineering',
  title: 'Engineering',
  language: 'technical',
  channel: 'releases',
  headline: true,
  events: [],
  templates: {},
};
