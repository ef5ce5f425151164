import { z } from 'zod';
import { isSigned } from '../../adapters/standard-webhooks.ts';
import { faultsOf } from '../body.ts';
import { asStandardWebhook, signedAt, someSecret } from '../signing.ts';
import type { Source, Translated } from '../source.ts';
import type { Origin, Told } from '../told.ts';
import { Build } from './build.ts';
import { Artifact, Check, Deployment, Findings, Incident } from './evidence.ts';

const Any = z.discriminatedUnion('type', [Build, Artifact, Check, Findings, Deployment, Incident], {
  error: (issue) =>
    issue.code === 'invalid_union' ? 'must be build, artifact, check, findings, deployment or incident' : undefined,
});
/** Without a type, what is wrong with a build is named: it was there before there were others. */
const Typed = z.object({ type: z.string() });

/** Gonogo's own JSON: docs/sources/generic.md. `secrets`: whsec_…, each as good as the other. */
export const builds = (...secrets: string[]): Source => ({
  verify: ({ raw, header }, now) => someSecret(secrets, (secret) => isSigned(secret, raw, header, now)),
  signedAt,
  sign: (raw, now) => asStandardWebhook(secrets[0] ?? '', raw, now),
  remedy: 'sign the raw body as docs/inbound.md says, with a clock that is right',
  deliveryId: ({ header }) => header('webhook-id'),
  answered: (body) => {
    const type = Typed.safeParse(body).data?.type ?? 'build';
    return KNOWN.includes(type) ? `not ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}` : 'not a type that is known';
  },
  translate: (body) => (Typed.safeParse(body).success ? read(Any, body) : read(Build, body)),
});

const KNOWN = ['build', 'artifact', 'check', 'findings', 'deployment', 'incident'];

function read(schema: typeof Any | typeof Build, body: unknown): Translated {
  const known = schema.safeParse(body);
  return known.success ? { told: toldOf(known.data) } : { faults: faultsOf(known.error) };
}

/** Where something is from stands beside the rest of it: one level less to write. */
function toldOf(it: z.output<typeof Any>): Told {
  if (it.type === 'build') return it;
  const { service, version, repository, branch, commit, workflow, paths, image, digest, labels, deployId, ...rest } =
    it;
  const of = { service, version, repository, branch, commit, workflow, paths, image, digest, labels };
  const from: Origin = { ...of, deploy: deployId };
  if (rest.type === 'deployment') {
    const { environment, ...more } = rest;
    return { ...more, from: { ...from, environment } };
  }
  const { environment, ...more } = rest;
  const whole = { ...more, from: { ...from, environment } };
  return whole.type === 'check' && workflow !== undefined ? { ...whole, workflow } : whole;
}
