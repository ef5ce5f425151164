import { type Notice, noticeAt } from './calendar/hours.ts';
import { type Audience, type AudienceEvent, hears, readsAnyway } from './company/audiences.ts';
import type { Offer } from './deciding/offer.ts';
import type { World } from './deciding/world.ts';
import type { Freeze } from './freeze/freeze.ts';
import { doneBy } from './people/done-by.ts';
import type { Phrase } from './phrase.ts';
import type { Release, Rollout, Stage } from './release/release.ts';

/** A command that is due later: its name and plain arguments, which are parsed when it is due, since an older version may have written them. */
export type Timer = { type: string } & { readonly [argument: string]: string | number };

/** What an audience is told: rendered from this, the state at the moment of the fact. `text`: written by a person for this audience. */
export type Told = {
  event: AudienceEvent;
  release?: Release;
  freeze?: Freeze;
  text?: string;
  /** where a window was before it was moved, UTC ISO */
  movedFrom?: string;
  /** what runs where now, a line a region */
  runs?: Phrase;
  /** what it was before it was changed: services, or what customers notice */
  was?: string;
  /** the whole of it in a sentence, for those inside */
  said?: Phrase;
  /** who did it, and what they are to those outside; nobody when Gonogo or a pipeline did */
  by?: string;
  byRole?: string;
  at: string;
};

/** What a pager is told: see `paging/`. */
export type Paged = {
  key: string;
  summary: string;
  source: string;
  severity: 'critical' | 'error' | 'warning' | 'info';
  link?: string;
  details: Record<string, string>;
};

type Run = Pick<Rollout, 'id' | 'direction'>;

/** What has to happen outside because of a fact. The outbox has one kind of errand for each. */
export type Intent =
  | { kind: 'post'; audience: string; told: Told }
  /** in the thread of a release, or without one a post of its own in engineering's channel; `picture`: an uploaded file that shows what `note` says */
  | {
      kind: 'note';
      release?: string;
      note: Phrase;
      broadcast: boolean;
      picture?: { file: string; title: string; alt: string };
    }
  /** draws what was measured around the steps of a watch, for its release's thread */
  | { kind: 'picture'; watch: string }
  | { kind: 'headline'; release: string }
  | { kind: 'vote'; release: string; vote: string }
  /** `starts`: UTC ISO, of one of many messages that change at once; those about the next days come first */
  | { kind: 'edit'; message: string; starts?: string }
  /** posts the person's *My turn* message anew, which notifies; `my-turn-edit` only brings it up to date */
  | { kind: 'my-turn'; user: string }
  | { kind: 'my-turn-edit'; user: string }
  /** becomes a `my-turn` when its hour has come: what waits must not hold up the person's other messages */
  | { kind: 'my-turn-later'; user: string }
  | { kind: 'home'; user: string }
  | { kind: 'tell'; user: string; phrase: Phrase; about?: string; offers?: Offer[] }
  /** a message that somebody deleted is posted anew, once */
  | { kind: 'again'; message: string; channel: string; ts: string }
  | { kind: 'delete'; channel: string; ts: string }
  /** `ask`: what its pipeline is asked about a step it has; without it, to carry the step out */
  | { kind: 'deploy'; release: string; rollout: string; stage: string; ask?: 'pause' | 'resume' }
  /** asks the pipeline to stop a step that nobody waits for any more */
  | { kind: 'stop'; release: string; environment: string; rollout: Run; stage: Stage }
  /** looks at its target how far a step is; `misses`: how often in a row that could not be seen */
  | { kind: 'poll'; release: string; rollout: string; stage: string; misses?: number }
  /** asks the sources of a watch for its next look */
  | { kind: 'measure'; watch: string }
  /** a page at one pager: raised, taken or over; `id`: ours, `to`: whom it wakes */
  | { kind: 'page'; id: string; pager: string; does: 'page' | 'acknowledge' | 'resolve'; to: string[]; page: Paged }
  /** asks a pager whether somebody has taken it */
  | { kind: 'page-look'; id: string; pager: string; key: string }
  | { kind: 'timer'; command: Timer }
  | { kind: 'digest'; audience: string; dueAt: string };

/** An intent with its place in the outbox: see `NewErrand`. */
export type Due = { key: string; mode: 'once' | 'latest'; lane: string; dueAt: string; intent: Intent };

export const headlineOf = (release: string) => `${release}/headline`;
/** What an audience was told when a freeze was declared: it is edited when the freeze changes. */
export const announcementOf = (freeze: string, audience: string) => `post/${freeze}/FreezeDeclared/${audience}`;

/** Shorthands for what facts lead to, at one instant. */
export function dueAt(world: Pick<World, 'now' | 'company' | 'people' | 'actor'>) {
  const { now, company, people } = world;
  const channelOf = (audience: Audience) => `channel/${audience.channel}`;
  const headlineLane = () => channelOf(company.audiences.find((a) => a.headline) ?? fallback);
  const once = (key: string, lane: string, intent: Intent, when = now): Due => ({
    key,
    mode: 'once',
    lane,
    dueAt: when,
    intent,
  });
  /** Takes the place of what is pending under its key. */
  const latest = (key: string, lane: string, intent: Intent): Due => ({
    key,
    mode: 'latest',
    lane,
    dueAt: now,
    intent,
  });
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
    posts: (event: AudienceEvent, cause: string, told: Omit<Told, 'event' | 'at'>, to = (_: Audience) => true): Due[] =>
      hearing(company.audiences.filter(to), event, told.release).map((a) =>
        once(`post/${cause}/${a.name}`, channelOf(a), {
          kind: 'post',
          audience: a.name,
          told: { ...doneBy(world, told.release), ...told, event, at: now },
        }),
      ),
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

/** A step is looked at where it runs; what was to look at it before is replaced. `when`: UTC ISO. */
export const pollOf = (release: string, rollout: string, stage: string, when: string, misses = 0): Due => ({
  key: `poll/${rollout}/${stage}`,
  mode: 'latest',
  lane: `poll/${rollout}/${stage}`,
  dueAt: when,
  intent: { kind: 'poll', release, rollout, stage, ...(misses > 0 && { misses }) },
});

/** What was measured of a watch is shown, once for each `cause`; it holds up nothing else. `when`: UTC ISO. */
export const pictured = (watch: string, cause: string, when: string): Due => ({
  key: `picture/${watch}/${cause}`,
  mode: 'once',
  lane: `picture/${watch}`,
  dueAt: when,
  intent: { kind: 'picture', watch },
});

/** A pipeline is asked to stop a step of a run that is over: beside whatever else is sent to it. */
export const stopOf = (
  { id: release, environment }: Pick<Release, 'id' | 'environment'>,
  { id, direction }: Run,
  stage: Stage,
  { now }: Pick<World, 'now'>,
): Due => ({
  key: `stop/${id}/${stage.name}`,
  mode: 'once',
  lane: `stop/${id}`,
  dueAt: now,
  intent: { kind: 'stop', release, environment, rollout: { id, direction }, stage },
});

/** The audiences that an event of a release is posted to. */
const hearing = (audiences: Audience[], event: AudienceEvent, release: Release | undefined): Audience[] =>
  audiences.filter(
    (a) =>
      hears(a, event) &&
      !readsAnyway(a, event) &&
      !isOnlyOnItsWay(a, event, release) &&
      !hasNothingFor(a, event, release),
  );

const ON_THE_WAY: readonly AudienceEvent[] = [
  'deploying',
  'held',
  'resumed',
  'failed',
  'rolling-back',
  'rollback-failed',
];

/** What happens in the environments before the last one concerns those who build it. */
const isOnlyOnItsWay = ({ language }: Audience, event: AudienceEvent, release: Release | undefined) =>
  language !== 'technical' && release?.ahead !== undefined && ON_THE_WAY.includes(event);

/** Customers are told nothing of a plan as long as nobody has said what they will notice of it; of a drill only engineers hear. */
export const hasNothingFor = (
  { language }: Pick<Audience, 'language'>,
  event: AudienceEvent,
  release: Release | undefined,
) =>
  (release?.drill !== undefined && language !== 'technical') ||
  (language === 'user-facing' &&
    event !== 'update' &&
    release !== undefined &&
    release.runs === 0 &&
    release.customers.trim() === '');

/** What waits for a later hour is told together then; what is due now is told at once. */
function turnOf(user: string, notify: string | undefined, when: string, now: string): Due[] {
  const edit: Due = {
    key: `my-turn/${user}`,
    mode: 'latest',
    lane: `edit/my-turn/${user}`,
    dueAt: now,
    intent: { kind: 'my-turn-edit', user },
  };
  if (notify === undefined) return [edit];
  if (when <= now)
    return [
      {
        key: `my-turn/${user}/${notify}`,
        mode: 'once',
        lane: `dm/${user}`,
        dueAt: now,
        intent: { kind: 'my-turn', user },
      },
    ];
  const key = `my-turn/${user}/at/${when}`;
  return [edit, { key, mode: 'once', lane: `later/${key}`, dueAt: when, intent: { kind: 'my-turn-later', user } }];
}

const fallback: Audience = {
  name: 'engineering',
  title: 'Engineering',
  language: 'technical',
  channel: 'releases',
  headline: true,
  events: [],
  templates: {},
};
