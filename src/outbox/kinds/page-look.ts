import { z } from 'zod';
import { one } from '../../domain/deciding/reads.ts';
import { GONOGO } from '../../domain/deciding/world.ts';
import { own } from '../../domain/own.ts';
import { pages } from '../../domain/page/document.ts';
import { lookAt } from '../../domain/page/looking.ts';
import { isWaiting } from '../../domain/page/page.ts';
import { perform } from '../../door/perform.ts';
import { see } from '../../door/read-only.ts';
import { toErrand } from '../../door/stored.ts';
import { masked } from '../../secrets/redact.ts';
import { HOUR_MS } from '../../time/instants.ts';
import type { Attempt } from '../attempt.ts';
import { kind } from '../kind.ts';

/** Whoever has not taken it by then is asked by other means. */
const FOR_MS = HOUR_MS;

/** Asks a pager that does not tell it by itself whether somebody has taken a page: as long as it waits. */
export const pageLook = kind(
  z.object({ kind: z.literal('page-look'), id: z.string(), pager: z.string(), key: z.string() }),
  ({ setting, pagers, personOf }) => ({
    mark: false,
    call: () => ({ rule: 'free' }),
    async attempt({ id, pager: name, key }, errand) {
      const { page, now } = await see(setting, { page: one(pages, id) });
      const pager = own(pagers, name);
      const since = Date.parse(page?.asked[0]?.at ?? now);
      if (!page || !pager?.look || !isWaiting(page) || Date.parse(now) - since > FOR_MS) return { done: true };
      // Who took it may be called as somebody wrote it.
      const looked = masked(await pager.look(key));
      const again: Attempt = { done: true, also: { errands: [toErrand(lookAt(id, name, key, now))] } };
      if (!looked.ok) return looked.final ? { done: true } : again;
      if (!looked.acknowledged) return again;
      const by = looked.by && personOf(looked.by);
      const who = by ? { by } : { ...(looked.by && { name: looked.by }) };
      const at = looked.at && { at: looked.at };
      const command = { type: 'AcknowledgePage', page: id, how: name, ...who, ...at } as const;
      const outcome = await perform(setting, command, { actor: GONOGO, via: name, cause: errand.key, done: errand });
      return outcome.ok ? { performed: true } : again;
    },
  }),
);
