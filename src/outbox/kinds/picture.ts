import { z } from 'zod';
import { one } from '../../domain/deciding/reads.ts';
import { stepsOf, watches } from '../../domain/health/document.ts';
import type { Watch } from '../../domain/health/watch.ts';
import { say } from '../../domain/phrase.ts';
import { see } from '../../door/look.ts';
import { toErrand } from '../../door/stored.ts';
import { type Measured, measurePicture, measureWords } from '../../pictures/measure.ts';
import { watchedMeasure } from '../../pictures/watched.ts';
import type { NewErrand } from '../../store/store.ts';
import type { Attempt } from '../attempt.ts';
import { failed, type OutboxContext } from '../context.ts';
import { kind } from '../kind.ts';
import { headlineChannel } from '../posting.ts';

const data = z.object({ kind: z.literal('picture'), watch: z.string() });

/** Slack processes an upload after it says that it is complete, mostly within 2 s. So often it is looked at, and so long before each look, ms. */
const LOOKS = 20;
const LOOK_MS = 700;

/**
 * What was measured around the steps of a rollout, drawn and uploaded where no channel shows it; a note in the release's thread shows it then.
 * Whatever goes wrong on the way, the thread has the same in words. An upload that was made twice is seen by nobody.
 */
export const picture = kind(data, (context) => {
  const { slack, log } = context;
  const uploads = new Map<number, { file: string; looks: number }>();
  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt({ watch: id }, errand): Promise<Attempt> {
      const found = await measuredOf(context, id);
      if (!found) return { done: true };
      const { watch, measured, zone } = found;
      const words = measureWords(measured, zone);
      const toldOnly = (why: string): Attempt => {
        uploads.delete(errand.id);
        log('a picture could not be shown', { of: id, why });
        return { done: true, also: { errands: [note(context, watch, errand.key, words)] } };
      };
      const upload = uploads.get(errand.id);
      if (!upload) {
        const svg = measurePicture(measured, zone);
        const drawn = svg === undefined ? { ok: false as const, why: 'nothing was measured' } : await context.draw(svg);
        if (!drawn.ok) return toldOnly(drawn.why);
        const sent = await slack.upload(`health-${watch.release}.png`, drawn.png, words);
        if (!sent.ok) return sent.why === 'refused' ? toldOnly(sent.detail) : failed(sent);
        uploads.set(errand.id, { file: sent.value, looks: 0 });
        return { ...NOT_YET, retryInMs: LOOK_MS };
      }
      const looked = await slack.isProcessed(upload.file);
      if (!looked.ok) return looked.why === 'refused' ? toldOnly(looked.detail) : failed(looked);
      if (!looked.value) {
        upload.looks += 1;
        return upload.looks < LOOKS ? { ...NOT_YET, retryInMs: LOOK_MS } : toldOnly(NOT_YET.why);
      }
      uploads.delete(errand.id);
      const shown = { file: upload.file, title: measured.title, alt: words };
      return { done: true, also: { errands: [note(context, watch, errand.key, words, shown)] } };
    },
    async givenUp({ watch: id }, errand) {
      uploads.delete(errand.id);
      const found = await measuredOf(context, id);
      if (!found) return {};
      return { errands: [note(context, found.watch, errand.key, measureWords(found.measured, found.zone))] };
    },
  };
});

const NOT_YET = { why: 'Slack has not processed it yet', failing: false, unsent: true };

async function measuredOf({ setting }: OutboxContext, id: string): Promise<Found | undefined> {
  const { watch } = await see(setting, { watch: one(watches, id) });
  if (!watch) return undefined;
  const { steps, company } = await see(setting, { steps: stepsOf(watch) });
  const measured = watchedMeasure(watch, steps);
  return measured && { watch, measured, zone: company.zone };
}
type Found = { watch: Watch; measured: Measured; zone: string };

type Shown = { file: string; title: string; alt: string };
function note(context: OutboxContext, { release }: Watch, cause: string, words: string, picture?: Shown): NewErrand {
  const told = { kind: 'note', release, note: say`${words}`, broadcast: false, ...(picture && { picture }) } as const;
  const lane = `channel/${headlineChannel(context)}`;
  const key = `note/${release}/${cause}`;
  return toErrand({ key, mode: 'once', lane, dueAt: context.setting.now(), intent: told });
}
