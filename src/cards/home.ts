import { type KnownBlock, section } from '../blocks/blocks.ts';
import { distinct } from '../blocks/distinct.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { EverythingOpen } from '../domain/everything-open.ts';
import { unreadable } from '../domain/people/reading.ts';
import { setupBlocks } from '../setup/blocks.ts';
import type { Finding } from '../setup/finding.ts';
import { homeBlocks } from './turn.ts';

/** App Home as one person sees it; who may not read sees why. `setup`: what the start-up check found, for whoever keeps Gonogo running. */
export function homeFor(user: string, world: EverythingOpen, setup: readonly Finding[]): KnownBlock[] {
  const no = unreadable({ ...world, actor: { id: user } });
  if (no) return [section(md`${no.why} ${no.remedy ?? []}`)];
  return distinct([...setupBlocks(setup), ...homeBlocks(user, world)]);
}
