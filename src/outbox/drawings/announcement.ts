import { renderFor } from '../../audiences/render.ts';
import type { Message } from '../../blocks/blocks.ts';
import type { World } from '../../domain/deciding/world.ts';
import { currentOnes } from '../../domain/freeze/document.ts';
import type { Freeze } from '../../domain/freeze/freeze.ts';
import { releasesHeld } from '../../domain/freeze/held-releases.ts';
import { stoppedFor } from '../../domain/freeze/stopped.ts';
import { announcementOf } from '../../domain/intents/due.ts';
import { doneBy } from '../../domain/people/done-by.ts';
import { openOnes } from '../../domain/release/document.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';
import type { Drawing } from './drawing.ts';

export const announcement: Drawing = {
  about: (name) => (name.startsWith('post/') ? name : undefined),
  draw,
};

/** What an audience reads of a freeze that has changed since it was told. */
async function draw({ setting }: OutboxContext, name: string): Promise<Message | undefined> {
  const world = await see(setting, { freezes: currentOnes });
  const { company, freezes, now } = world;
  const freeze = freezes.find((f) => company.audiences.some((a) => announcementOf(f.id, a.name) === name));
  const audience = freeze && company.audiences.find((a) => announcementOf(freeze.id, a.name) === name);
  if (!audience || !freeze) return undefined;
  const held = releasesHeld(freeze, await see(setting, { openReleases: openOnes }));
  const stops = stoppedFor(audience, freeze, held, now);
  return renderFor(audience, { ...saidBy(freeze, world), event: 'frozen', freeze, ...(stops && { stops }), at: now });
}

const saidBy = ({ by }: Freeze, world: World) => doneBy({ ...world, actor: { id: by } }, undefined);
