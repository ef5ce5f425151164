import { z } from 'zod';
import { GONOGO } from '../../domain/deciding/world.ts';
import { own } from '../../domain/own.ts';
import { lookAt } from '../../domain/page/looking.ts';
import { SEVERITIES } from '../../domain/page/page.ts';
import { perform } from '../../door/perform.ts';
import { toErrand } from '../../door/stored.ts';
import { ATTEMPTS, RETRY_MS } from '../../pagers/pager.ts';
import { kind } from '../kind.ts';

const data = z.object({
  kind: z.literal('page'),
  id: z.string(),
  pager: z.string(),
  does: z.enum(['page', 'acknowledge', 'resolve']),
  to: z.array(z.string()),
  page: z.object({
    key: z.string(),
    summary: z.string(),
    source: z.string(),
    severity: z.enum(SEVERITIES),
    link: z.string().optional(),
    details: z.record(z.string(), z.string()),
  }),
});

/** A page at one pager. Where it can't be raised, people hear in Slack who was not reached; the rest is the pager's own to end. */
export const page = kind(data, ({ setting, pagers }) => ({
  mark: false,
  call: () => ({ rule: 'free' }),
  async attempt({ id, pager: name, does, page: { link, ...told } }, _, tries) {
    const pager = own(pagers, name);
    if (!pager) return { giveUp: `there is no pager "${name}" in manifests/pagers.yml` };
    const sent = await (does === 'page' ? pager.page({ ...told, ...(link && { link }) }) : pager[does](told.key));
    if (sent.ok) {
      const looks = does === 'page' && pager.look !== undefined;
      return { done: true, also: { errands: looks ? [toErrand(lookAt(id, name, told.key, setting.now()))] : [] } };
    }
    if (sent.final || tries + 1 >= ATTEMPTS) return { giveUp: sent.why };
    return { why: sent.why, failing: true, unsent: false, retryInMs: sent.retryAfterMs ?? RETRY_MS };
  },
  async givenUp({ id, pager, does, to }, errand, why) {
    if (does !== 'page') return {};
    const command = { type: 'MissPage', page: id, pager, to, why } as const;
    const outcome = await perform(setting, command, { actor: GONOGO, via: pager, cause: errand.key, done: errand });
    return outcome.ok ? 'performed' : {};
  },
}));
