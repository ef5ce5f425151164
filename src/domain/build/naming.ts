import type { World } from '../deciding/world.ts';
import { isCalledSomewhere } from '../environment/by-commit.ts';
import type { WhatRuns } from '../environment/environment.ts';
import { dueAt } from '../intents/due.ts';
import type { Due } from '../intents/intent.ts';

type Named = { service: string; version: string; commit: string };

/** What runs somewhere and was known by this commit alone is called by its version soon. */
export function naming(
  { service, version, commit }: Named,
  world: World & { environments: Record<string, WhatRuns | undefined> },
): Due[] {
  const isAwaited = Object.values(world.environments).some((e) => isCalledSomewhere(e, service, commit));
  const command = { type: 'NameVersion', service, version };
  return isAwaited ? [dueAt(world).timer(`name/${service}/${version}`, world.now, command, 'latest')] : [];
}
