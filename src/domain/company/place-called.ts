import { environmentCalled } from './matching.ts';
import type { Environment } from './services.ts';

/** Where a system means: all of an environment (no regions named), or one region of it, as in `production/eu`, `prod-eu` and `eu.production`. */
export function placeCalled(
  company: { environments: Environment[] },
  name: string,
): { environment: Environment; regions: string[] } | undefined {
  const whole = environmentCalled(company, name.trim());
  if (whole) return { environment: whole, regions: [] };
  const low = name.trim().toLowerCase();
  for (const at of low.matchAll(/[/ ._:-]+/g)) {
    const parts = [low.slice(0, at.index), low.slice(at.index + at[0].length)] as const;
    for (const [where, part] of [parts, [parts[1], parts[0]]] as const) {
      const environment = environmentCalled(company, where);
      const region = environment?.regions.find((r) => r.toLowerCase() === part);
      if (environment && region !== undefined) return { environment, regions: [region] };
    }
  }
  return undefined;
}
