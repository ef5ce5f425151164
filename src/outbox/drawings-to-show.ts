import { one } from '../domain/deciding/reads.ts';
import { stepsOf, watches } from '../domain/health/document.ts';
import { say } from '../domain/phrase.ts';
import { openAndDoneIn } from '../domain/release/document.ts';
import { deploysBy, weeksBefore } from '../domain/release/rollout/success.ts';
import { see } from '../door/read-only.ts';
import { toErrand } from '../door/stored.ts';
import { measurePicture, measureWords } from '../pictures/measure.ts';
import { SUCCESS_TITLE, successPicture, successWords } from '../pictures/success.ts';
import { watchedMeasure } from '../pictures/watched.ts';
import type { NewErrand } from '../store/store.ts';
import type { OutboxContext } from './context.ts';
import { headlineChannel } from './posting.ts';

type Shown = { file: string; title: string; alt: string };

/**
 * A picture that is uploaded, and shown once Slack has processed it. `words`: the same for those who can't see it. `tell`: shows it, or says the
 * words where it can't be shown; `cause` makes that happen once.
 */
export type ToShow = {
  of: string;
  file: string;
  title: string;
  words: string;
  svg: string | undefined;
  tell(cause: string, shown?: Shown): NewErrand[];
};

/** What was measured of a watch, for its release's thread. */
export async function watchToShow(context: OutboxContext, id: string): Promise<ToShow | undefined> {
  const { setting } = context;
  const { watch } = await see(setting, { watch: one(watches, id) });
  if (!watch) return undefined;
  const { steps, company } = await see(setting, { steps: stepsOf(watch) });
  const measured = watchedMeasure(watch, steps);
  if (!measured) return undefined;
  const words = measureWords(measured, company.zone);
  return {
    of: id,
    file: `health-${watch.release}.png`,
    title: measured.title,
    words,
    svg: measurePicture(measured, company.zone),
    tell(cause, picture) {
      const note = {
        kind: 'note',
        release: watch.release,
        note: say`${words}`,
        broadcast: false,
        ...(picture && { picture }),
      } as const;
      const lane = `channel/${headlineChannel(context)}`;
      return [
        toErrand({ key: `note/${watch.release}/${cause}`, mode: 'once', lane, dueAt: setting.now(), intent: note }),
      ];
    },
  };
}

/** Which digest it belongs to: its audience, its moment (UTC ISO), and where it stands. */
export type OfDigest = { audience: string; at: string; channel: string; ts: string };

/** How the deploys of the last weeks ended, for the thread of a digest, which says it in words already. */
export async function digestToShow({ setting }: OutboxContext, digest: OfDigest): Promise<ToShow | undefined> {
  const { audience: name, at, channel, ts } = digest;
  const zone = setting.company().audiences.find((a) => a.name === name)?.digest?.zone;
  if (!zone) return undefined;
  const weeks = weeksBefore(at, zone);
  const { releases } = await see(setting, { releases: openAndDoneIn(...weeks.flatMap((w) => [w.from, w.until])) });
  const deploys = deploysBy(weeks, Object.values(releases));
  const words = successWords(deploys, zone);
  return {
    of: `digest/${name}`,
    file: `releases-${at.slice(0, 10)}.png`,
    title: SUCCESS_TITLE,
    words,
    svg: successPicture(deploys, zone),
    tell(cause, picture) {
      if (!picture) return [];
      const note = { kind: 'note', note: say`${words}`, broadcast: false, picture, under: { channel, ts } } as const;
      return [
        toErrand({
          key: `note/${cause}`,
          mode: 'once',
          lane: `channel/${channel}`,
          dueAt: setting.now(),
          intent: note,
        }),
      ];
    },
  };
}
