import { z } from 'zod';
import type { Attempt } from '../attempt.ts';
import { attemptAfter } from '../context.ts';
import { digestToShow, watchToShow } from '../drawings-to-show.ts';
import { kind } from '../kind.ts';

const digest = z.object({ audience: z.string(), at: z.string(), channel: z.string(), ts: z.string() });
const data = z.union([
  z.object({ kind: z.literal('picture'), watch: z.string() }),
  z.object({ kind: z.literal('picture'), digest }),
]);

/** Slack processes an upload after it says that it is complete, mostly within 2 s. So often it is looked at, and so long before each look, ms. */
const LOOKS = 20;
const LOOK_MS = 700;

/**
 * A picture of a watch, or of a digest: drawn and uploaded where no channel shows it; a note in the thread it belongs to shows it then.
 * Whatever goes wrong on the way, the thread has the same in words. An upload that was made twice is seen by nobody.
 */
export const picture = kind(data, (context) => {
  const { slack, log } = context;
  const uploads = new Map<number, { file: string; looks: number }>();
  const toShow = (of: z.infer<typeof data>) =>
    'digest' in of ? digestToShow(context, of.digest) : watchToShow(context, of.watch);
  return {
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt(of, errand): Promise<Attempt> {
      const drawing = await toShow(of);
      if (!drawing) return { done: true };
      const toldOnly = (why: string): Attempt => {
        uploads.delete(errand.id);
        log('a picture could not be shown', { of: drawing.of, why });
        return { done: true, also: { errands: drawing.tell(errand.key) } };
      };
      const upload = uploads.get(errand.id);
      if (!upload) {
        const { svg } = drawing;
        const drawn =
          svg === undefined ? { ok: false as const, why: 'there is nothing to draw' } : await context.draw(svg);
        if (!drawn.ok) return toldOnly(drawn.why);
        const sent = await slack.upload(drawing.file, drawn.png, drawing.words);
        if (!sent.ok) return sent.why === 'refused' ? toldOnly(sent.detail) : attemptAfter(sent);
        uploads.set(errand.id, { file: sent.value, looks: 0 });
        return { ...NOT_YET, retryInMs: LOOK_MS };
      }
      const looked = await slack.isProcessed(upload.file);
      if (!looked.ok) return looked.why === 'refused' ? toldOnly(looked.detail) : attemptAfter(looked);
      if (!looked.value) {
        upload.looks += 1;
        return upload.looks < LOOKS ? { ...NOT_YET, retryInMs: LOOK_MS } : toldOnly(NOT_YET.why);
      }
      uploads.delete(errand.id);
      const shown = { file: upload.file, title: drawing.title, alt: drawing.words };
      return { done: true, also: { errands: drawing.tell(errand.key, shown) } };
    },
    async givenUp(of, errand) {
      uploads.delete(errand.id);
      return { errands: (await toShow(of))?.tell(errand.key) ?? [] };
    },
  };
});

const NOT_YET = { why: 'Slack has not processed it yet', failing: false, unsent: true };
