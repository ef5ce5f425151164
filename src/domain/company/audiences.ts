/** Who reads each language: those who build it and look after it, others of the company, or those who speak to customers. */
const READERS = { technical: 'builders', business: 'colleagues', 'user-facing': 'customers' } as const satisfies Record<
  string,
  'builders' | 'colleagues' | 'customers'
>;
export type Language = keyof typeof READERS;
export const ALL_LANGUAGES = Object.keys(READERS) as Language[];

type Reads = Pick<Audience, 'language'>;
/** Rules ask who reads, never for a language by its name: there may be another one for the same people. */
export const isForBuilders = ({ language }: Reads): boolean => READERS[language] === 'builders';
export const isForCustomers = ({ language }: Reads): boolean => READERS[language] === 'customers';

/** What an audience can hear of. */
export const AUDIENCE_EVENTS = [
  'planned',
  'moved',
  'changed',
  'approved',
  'rejected',
  'reopened',
  'missed',
  'deploying',
  'held',
  'resumed',
  'failed',
  'rolling-back',
  'rollback-failed',
  'rolled-back',
  'replaced',
  'done',
  'cancelled',
  'frozen',
  'thawed',
  'incident',
  'update',
] as const;

export type AudienceEvent = (typeof AUDIENCE_EVENTS)[number];

export type Audience = {
  name: string;
  title: string;
  language: Language;
  channel: string;
  /** this audience's channel carries the headline and its thread */
  headline: boolean;
  events: AudienceEvent[];
  /** where what it hears of goes; without it, anywhere */
  environments?: string[];
  digest?: { cron: string; zone: string; silentWhenEmpty: boolean };
  templates: Partial<Record<AudienceEvent, string>>;
};

const CALLED_OFF = ['moved', 'changed', 'rejected', 'reopened', 'missed', 'cancelled'] as const;
const UNDONE = ['rolling-back', 'rollback-failed', 'rolled-back', 'replaced'] as const;
const UNDER_WAY = ['held', 'resumed', 'failed', 'done', 'incident', ...UNDONE] as const;

/** What becomes of what an audience was told: whoever heard of a plan hears of its end, whatever else they chose to hear. */
const FOLLOWS: Partial<Record<AudienceEvent, readonly AudienceEvent[]>> = {
  planned: [...CALLED_OFF, ...UNDER_WAY],
  moved: [...CALLED_OFF, ...UNDER_WAY],
  approved: [...CALLED_OFF, ...UNDER_WAY],
  deploying: UNDER_WAY,
  failed: UNDER_WAY,
  done: [...UNDONE, 'incident'],
  frozen: ['thawed'],
};

/** Whether any of these environments is one that an audience hears of; none at all stand for all of them. */
export const hearsOf = ({ environments }: Pick<Audience, 'environments'>, places: readonly string[]): boolean =>
  environments === undefined || places.length === 0 || places.some((place) => environments.includes(place));

/** What the headline and the notes of its thread say already. */
const SHOWN: readonly AudienceEvent[] = ['planned', 'changed', 'reopened', 'incident'];
export const readsAnyway = ({ headline }: Audience, event: AudienceEvent) => headline && SHOWN.includes(event);

/** Whether an audience hears of an event: it chose to, or it is how something goes on that it heard of. The headline shows every plan. */
export const hears = ({ events, headline }: Pick<Audience, 'events' | 'headline'>, event: AudienceEvent): boolean =>
  events.includes(event) ||
  [...events, ...(headline ? (['planned'] as const) : [])].some((heard) => FOLLOWS[heard]?.includes(event));
