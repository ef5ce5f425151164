import { z } from 'zod';

const Local = z.looseObject({ allowPrivate: z.literal(true) });
/** Others are looked at instead. */
const Reporting = z.union([
  z.looseObject({ type: z.literal('webhook') }),
  z.looseObject({ callbackSecret: z.looseObject({ env: z.string() }) }),
]);

/** Who calls Gonogo from outside of its machine, by the entries of its manifests. */
export function callersOf(
  targets: Readonly<Record<string, unknown>>,
  sources: Readonly<Record<string, unknown>>,
): string[] {
  const all = Object.values(targets);
  const distant = all.filter((t) => !Local.safeParse(t).success);
  const hasSources = Object.keys(sources).length > 0;
  return [
    ...(distant.some((t) => Reporting.safeParse(t).success) ? ['pipelines'] : []),
    // Where all pipelines are on this machine, so is what tells of builds.
    ...(hasSources && (distant.length > 0 || all.length === 0) ? ['the systems of inbound.yml'] : []),
  ];
}
