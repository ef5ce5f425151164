/** `tracker`: by its name in trackers.yml. `state`: `dropped` is over and was not done; `status`: in its tracker's words; `by`: what named it, where no commit did. */
export type Ticket = {
  tracker: string;
  key: string;
  title: string;
  state: 'new' | 'progress' | 'done' | 'dropped' | 'unknown';
  status: string;
  url?: string;
  by?: 'query';
};

/** What a release's commits name, and queries find, as it was read at an instant (UTC ISO). `failed`: which trackers could not say, and why; `unread`: how many there are besides; `commits`: how many commits nobody read, which may name more; `queried`: queries were asked too. */
export type Tickets = {
  at: string;
  all: Ticket[];
  failed: string[];
  unread?: number;
  commits?: number;
  queried?: true;
};

export const isOpen = ({ state }: Ticket) => state !== 'done' && state !== 'dropped';
