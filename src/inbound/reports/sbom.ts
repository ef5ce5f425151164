import { z } from 'zod';
import { faultsOf } from '../body.ts';
import { some, word } from '../fields.ts';

/** What an SBOM is made of, by what its file says. `format`: as people call it; `version`: of the format; `signed`: it has a signature, which nobody has verified; `madeAt`: as it writes it, perhaps without a zone. */
export type Sbom = {
  format: 'CycloneDX' | 'SPDX';
  version: string;
  parts: number;
  signed: boolean;
  madeAt?: string | undefined;
};

/** An SBOM of a format that is told apart by what it has and nothing else has; undefined for what is none. */
export function sbomIn(body: unknown): Sbom | { faults: string[] } | undefined {
  const file = Exported.safeParse(body).data?.sbom ?? body;
  const reader = READERS.find(({ looks }) => looks.safeParse(file).success);
  if (!reader) return undefined;
  const read = reader.whole.safeParse(file);
  if (!read.success) return { faults: faultsOf(read.error) };
  return read.data.parts === 0 ? { faults: [NONE] } : read.data;
}

/** Whoever looked in the wrong place, or sends vulnerabilities alone, has a file of the same format. */
const NONE =
  'it names no component: send the SBOM of what was built, not a file of vulnerabilities alone (VEX) or of an empty folder';

/** GitHub answers with one in an envelope: https://docs.github.com/rest/dependency-graph/sboms */
const Exported = z.object({ sbom: z.looseObject({ spdxVersion: z.string() }) });

const Named = z.object({ name: z.string().trim().min(1) });
const isNamed = (one: unknown) => Named.safeParse(one).success;
const list = z.array(z.unknown(), 'must be a list').nullish();

/** https://cyclonedx.org/docs/1.7/json: components hold components, as npm's do. How deep is bounded before a body is parsed. */
const CycloneDx = z
  .object({
    specVersion: z
      .string('must be the version of CycloneDX, such as "1.6"')
      .regex(/^1\.\d{1,2}$/, 'must be "1." and a number: send CycloneDX 1.2 to 1.7'),
    metadata: some(z.object({ timestamp: word(40) })),
    components: list,
    // https://cyclonedx.org/use-cases/authenticity/: one, or several, or a chain of them
    signature: z.unknown().optional(),
  })
  .transform(
    ({ specVersion, metadata, components, signature }): Sbom => ({
      format: 'CycloneDX',
      version: specVersion,
      parts: partsIn(components),
      signed: typeof signature === 'object' && signature !== null,
      madeAt: metadata?.timestamp,
    }),
  );
const Within = z.object({ components: z.array(z.unknown()) });
function partsIn(components: unknown[] | null | undefined): number {
  return (components ?? []).reduce<number>(
    (sum, one) => sum + (isNamed(one) ? 1 : 0) + partsIn(Within.safeParse(one).data?.components),
    0,
  );
}

/** https://spdx.github.io/spdx-spec/v2.3: what it describes is one of its packages. */
const Spdx2 = z
  .object({
    spdxVersion: z
      .string()
      .regex(/^SPDX-2\.\d{1,2}$/, 'must be SPDX-2. and a number: send SPDX 2.2 or 2.3, or 3 as JSON-LD'),
    documentNamespace: z.string('is missing; it must be the address that names this SBOM').min(1, 'is empty'),
    creationInfo: some(z.object({ created: word(40) })),
    packages: list,
  })
  .transform(
    ({ spdxVersion, creationInfo, packages }): Sbom => ({
      format: 'SPDX',
      version: spdxVersion.slice('SPDX-'.length),
      parts: (packages ?? []).filter(isNamed).length,
      // The format has no place for one: it is signed beside it.
      signed: false,
      madeAt: creationInfo?.created,
    }),
  );

const CONTEXT = /^https:\/\/spdx\.org\/rdf\/(3\.[\d.]{1,10})\/spdx-context\.jsonld$/;
const Context = z.string().regex(CONTEXT);
const Made = z.object({ type: z.literal('CreationInfo'), created: word(40) });
const Package = Named.extend({ type: z.literal('software_Package') });
/** https://spdx.github.io/spdx-spec/v3.0.1: a flat list of whatever there is, each with its type. */
const Spdx3 = z
  .object({ '@context': Context, '@graph': z.array(z.unknown(), 'must be the list of its elements') })
  .transform(
    ({ '@context': context, '@graph': graph }): Sbom => ({
      format: 'SPDX',
      version: CONTEXT.exec(context)?.[1] ?? '3',
      parts: graph.filter((one) => Package.safeParse(one).success).length,
      signed: false,
      madeAt: graph.map((one) => Made.safeParse(one).data?.created).find(Boolean),
    }),
  );

const READERS = [
  { looks: z.looseObject({ bomFormat: z.literal('CycloneDX') }), whole: CycloneDx },
  { looks: z.looseObject({ spdxVersion: z.string() }), whole: Spdx2 },
  { looks: z.looseObject({ '@context': Context }), whole: Spdx3 },
];
