import { idAtPager } from '../../domain/page/page.ts';
import { perform } from '../../door/perform.ts';
import type { PageTold } from '../../inbound/told.ts';
import type { Hear } from './hearing.ts';
import { instantOf } from './instant.ts';

export const hearPage: Hear<PageTold> = async ({ key, name, at }, { setting, source }, asked) => {
  const page = idAtPager(setting.workspace, key);
  if (page === undefined) return { ok: true, note: 'no page of ours' };
  const who = { ...(name && { name }), ...instantOf('at', at) };
  return perform(setting, { type: 'AcknowledgePage', page, how: source, ...who }, asked);
};
