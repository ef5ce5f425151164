export type Language = 'technical' | 'business' | 'user-facing';

/** What an audience can hear of. */
export const AUDIENCE_EVENTS = [
  'planned',
  'moved',
  'approved',
  'rejected',
  'deploying',
  'failed',
  'done',
  'rolled-back',
  'cancelled',
  'frozen',
  'thawed',
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
  digest?: { cron: string; zone: string; silentWhenEmpty: boolean };
  templates: Partial<Record<AudienceEvent, string>>;
};
