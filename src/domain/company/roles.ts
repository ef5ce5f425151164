export const ACTIONS = [
  'plan',
  'open-vote',
  'deploy',
  'rollback',
  'cancel',
  'freeze',
  'lock',
  'update',
  'trains',
  'override',
  'record',
  'read',
] as const;

export type Action = (typeof ACTIONS)[number];

/**
 * What a command takes of whoever asks for it: a role that may act so. `owned`: whoever owns what it is about may without; `back`: what it takes instead of a
 * release that goes back; `others`: some may without whom only its decision knows.
 */
export type Right = { action: Action; owned?: true; back?: Action; others?: true };

/** `members` are e-mail addresses or Slack user ids; `group` is a user group's handle. */
export type Role = {
  name: string;
  title: string;
  members: string[];
  group?: string;
  actions: Action[];
  /** guests and people of connected organisations count too */
  guests?: boolean;
  /** who is on duty holds the role; UTC ISO, [from, until), by e-mail address or Slack user id */
  shifts?: { from: string; until: string; member: string }[];
};

export const roleTitle = (company: { roles: Role[] }, name: string) =>
  company.roles.find((r) => r.name === name)?.title ?? name;
