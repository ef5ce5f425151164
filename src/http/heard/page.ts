import { idAtPager } from '../../domain/page/page.ts';
import { perform } from '../../door/perform.ts';
import type { PageTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';

export const hearPage: Hear<PageTold> = async ({ key, name }, { setting, source }, asked) => {
  const page = idAtPager(setting.workspace, key);
  if (page === undefined) return { ok: true, note: 'no page of ours' };
  return perform(setting, { type: 'AcknowledgePage', page, how: source, ...(name && { name }) }, asked);
};
