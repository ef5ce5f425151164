import type { Button } from '@slack/types';
import { helpButtons } from '../../cards/helping.ts';
import { one } from '../../domain/deciding/reads.ts';
import { Checked } from '../../domain/release/clearing/checked.ts';
import { surroundingsOf } from '../../domain/release/clearing/surroundings.ts';
import { releases } from '../../domain/release/document.ts';
import { see } from '../../door/read-only.ts';
import type { OutboxContext } from '../context.ts';

/** What somebody can do with a release who is asked for it. */
export async function drawHelp({ setting }: OutboxContext, id: string, help: string): Promise<Button[]> {
  const { release } = await see(setting, { release: one(releases, id) });
  if (!release) return [];
  const world = await see(setting, surroundingsOf(release));
  return helpButtons(help, new Checked(release, world), world);
}
