/** The sample workspace's people and channels: they match the sample company in manifests/. */

export type Person = {
  id: string;
  name: string;
  handle: string;
  title: string;
  email: string;
  /** IANA zone */
  tz: string;
  deleted: boolean;
  /** what they say of themselves, such as “On vacation” */
  status?: string;
  guest?: boolean;
  /** the id of another workspace, from which a shared channel connects them */
  team?: string;
  /** of another workspace, and in no channel that the app can see */
  stranger?: boolean;
};
export type Channel = {
  id: string;
  name: string;
  topic: string;
  private?: boolean;
  archived?: boolean;
  /** only some may post there: the app may not */
  restricted?: boolean;
  /** whether the app was invited: it gets the channel's events, and may read and post there */
  bot: boolean;
};
export type Group = { id: string; handle: string; name: string; users: string[] };

const person = (id: string, handle: string, name: string, title: string, tz: string, deleted = false): Person => ({
  id,
  handle,
  name,
  title,
  tz,
  email: `${handle}@harbor.example`,
  deleted,
});

const PEOPLE: Person[] = [
  person('U0MAYA0001', 'maya', 'Maya Okafor', 'Release manager', 'Europe/Berlin'),
  person('U0PRIYA001', 'priya', 'Priya Raman', 'QA lead', 'Asia/Kolkata'),
  person('U0SAM00001', 'sam', 'Sam Rivera', 'SRE', 'America/New_York'),
  person('U0JONAS001', 'jonas', 'Jonas Weber', 'SRE', 'Europe/Berlin'),
  person('U0LIN00001', 'lin', 'Lin Chen', 'Product owner', 'America/Los_Angeles'),
  person('U0DANA0001', 'dana', 'Dana Kim', 'Deployment engineer', 'America/Chicago'),
  person('U0ELENA001', 'elena', 'Elena Rossi', 'Chief technology officer', 'Europe/Rome'),
  person('U0TOM00001', 'tom', 'Tom Hughes', 'Head of support', 'Europe/London'),
  person('U0NOOR0001', 'noor', 'Noor Haddad', 'Developer', 'Africa/Cairo'),
  person('U0ALEX0001', 'alex', 'Alex Moreau', 'Left the company', 'Europe/Paris', true),
];

const CHANNELS: Channel[] = [
  { id: 'C0RELEASES', name: 'releases', topic: 'Every release, its vote and its rollout', bot: true },
  { id: 'C0EXECUPD1', name: 'exec-updates', topic: 'Status, overview, next step', bot: true },
  { id: 'C0SUPPORT1', name: 'support-news', topic: 'What changes for customers, and when', bot: true },
  { id: 'C0GENERAL1', name: 'general', topic: 'Everything else', bot: false },
];

const GROUPS: Group[] = [
  { id: 'S0SRE00001', handle: 'sre', name: 'Site reliability', users: ['U0SAM00001', 'U0JONAS001'] },
  { id: 'S0DEPLOY01', handle: 'oncall-deploy', name: 'On call for deploys', users: ['U0DANA0001'] },
];

/** What a workspace begins with. */
export type Beginning = { team: string; people: Person[]; channels: Channel[]; groups: Group[] };

/** The workspace that somebody belongs to. */
export const teamOf = (person: Pick<Person, 'team'> | undefined) => person?.team ?? TEAM.id;

export const TEAM = { id: 'T0HARBOR01', domain: 'harbor', name: 'Harbor' };
export const BOT = { id: 'B0GONOGO01', user: 'U0GONOGO01', name: 'gonogo', app: 'A0GONOGO01' };
export const SLACKBOT = 'USLACKBOT';

export const SAMPLE: Beginning = { team: TEAM.name, people: PEOPLE, channels: CHANNELS, groups: GROUPS };
