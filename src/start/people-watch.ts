import type { People } from '../domain/company/people.ts';
import { standing } from '../domain/delegation/document.ts';
import { type Losses, lossesNow } from '../domain/people/losses.ts';
import { peopleChanged } from '../domain/people/people-changed.ts';
import { openOnes } from '../domain/release/document.ts';
import { openVotes } from '../domain/vote/document.ts';
import { see } from '../door/read-only.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import { Rested } from './rested.ts';

/** Between two looks, ms. */
const REST_MS = 5000;

/** Whoever leaves, comes, or holds another role, may have been the last to answer, or the owner of something: what is open is looked at again, at each start too. */
class PeopleWatch {
  private readonly setting: Setting;
  private readonly rested: Rested;
  private seen = '';
  private losses: Losses = new Map();

  constructor(setting: Setting, speed: number, failed: (error: unknown) => void) {
    this.setting = setting;
    this.rested = new Rested(() => this.look(), REST_MS / speed, failed);
  }

  changed = (): void => this.rested.soon();
  stop = (): Promise<void> => this.rested.stop();

  private async look(): Promise<void> {
    const { setting } = this;
    const now = whoCounts(setting.people());
    // Of a thousand events most tell of a status or a picture.
    if (now === this.seen) return;
    const world = await see(setting, { openReleases: openOnes, votes: openVotes, delegations: standing });
    const losses = lossesNow(world, this.losses);
    const errands = peopleChanged(world, losses).map(toErrand);
    if (errands.length > 0) await setting.store.commit({ at: setting.now(), errands });
    this.seen = now;
    this.losses = losses;
  }
}

type Watched = {
  setting: Setting;
  directory: { onChange: () => void };
  speed: number;
  log: (what: string, about: Record<string, unknown>) => void;
};

/** From now on, and once now, since people may have left while nobody ran. `and`: what else looks at people. */
export function watchPeople({ setting, directory, speed, log }: Watched, and: () => void): PeopleWatch {
  const failed = (error: unknown) => log('what is open could not be looked at for who left', { error: String(error) });
  const watch = new PeopleWatch(setting, speed, failed);
  directory.onChange = () => {
    and();
    watch.changed();
  };
  watch.changed();
  return watch;
}

/** Who holds what, and who counts: nothing else that is known of people decides anything. */
const whoCounts = ({ roles, deactivated, guests, members }: People): string =>
  JSON.stringify([roles, deactivated, guests, members?.size]);
