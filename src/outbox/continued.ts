import { headlineOf } from '../domain/intents/due.ts';
import { say } from '../domain/phrase.ts';
import type { Setting } from '../door/setting.ts';
import { toErrand } from '../door/stored.ts';
import type { Change } from '../store/store.ts';
import { headlineChannel } from './posting.ts';
import { messageAt } from './shown.ts';
import type { Posted } from './slack-port.ts';

/** The name of a headline that another one has continued. */
const formerOf = (release: string, ts: string) => `${headlineOf(release)}/before/${ts}`;

/**
 * A headline that is continued shows where, and offers nothing any more. Whoever follows its thread is told there; `isThere`: whether it was
 * when it was looked for, since of one that is gone the channel would hear instead.
 */
export function reduced(
  setting: Setting,
  release: string,
  { channel, ts }: Posted,
  isThere: boolean,
): Required<Pick<Change, 'put' | 'errands'>> {
  const name = formerOf(release, ts);
  // In the lane of the headline's edits: one that is on its way to the old message comes before this.
  const lane = `edit/${headlineOf(release)}`;
  const edit = { kind: 'edit', message: name } as const;
  const said = say`Today is its day: ${release} goes on under a new message, which the one above links. Answers count here as well.`;
  const note = { kind: 'note', note: said, broadcast: false, under: { channel, ts } } as const;
  const about = { mode: 'once', dueAt: setting.now() } as const;
  return {
    put: [messageAt(name, { channel, ts, hash: '' })],
    errands: [
      toErrand({ ...about, key: `edit/${name}`, lane, intent: edit }),
      ...(isThere
        ? [toErrand({ ...about, key: `note/${name}`, lane: `channel/${headlineChannel({ setting })}`, intent: note })]
        : []),
    ],
  };
}
