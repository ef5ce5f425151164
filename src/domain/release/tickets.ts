/** `tracker`: by its name in trackers.yml. `state`: `dropped` is over and was not done; `status`: in its tracker's words. */
export type Ticket = {
  tracker: string;
  key: string;
  title: string;
  state: 'new' | 'progress' | 'done' | 'dropped' | 'unknown';
  status: string;
  url?: string;
};

/** What a release's commits name, as it was read at an instant (UTC ISO). `failed`: which trackers could not say, and why; `unread`: how many are named besides. */
export type Tickets = { at: string; all: Ticket[]; failed: string[]; unread?: number };

export const isOpen = ({ state }: Ticket) => state !== 'done' && state !== 'dropped';
