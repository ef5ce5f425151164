import { z } from 'zod';
import { type SecretOption, secret, wordFault } from '../adapters/secret.ts';
import { isSigned } from '../adapters/standard-webhooks.ts';
import type { Can } from '../domain/company/pipelines.ts';
import { isPart } from '../domain/strategy/fitting.ts';
import { correlationOf, type FilledTemplate, filled, hasShare, hasVersion, isOfOne } from './fill.ts';
import type { DeployTarget, StageRequest, TargetAdapter } from './target.ts';
import type { RunTold } from './told.ts';

/** What every target with an API of its own may be told. */
export const COMMON = {
  allowPrivate: z.boolean().default(false).describe('allow loopback and private addresses'),
  timeoutSeconds: z.number().int().min(1).max(60).default(10).describe('how long one request may take'),
  attempts: z.number().int().min(1).max(10).default(5).describe('how often a step is tried before it fails'),
  callbackSecret: secret
    .optional()
    .describe(
      'the environment variable with a signing secret (whsec_…), where its runs also report to /deploys/callback',
    ),
};

/** How the API of a target is called: where it says that it is elsewhere, nothing is sent after it. */
export const CALLED = { manifest: 'deploy-targets.yml', redirects: 'never', unreadable: 'passing' } as const;

/** How long what was taken may stay unseen, ms: as long as a request may take, and so many seconds more until it is listed. */
export const settlesMs = (seconds: number, { timeoutSeconds }: { timeoutSeconds: number }) =>
  (seconds + timeoutSeconds) * 1000;

/** A name of a parameter, as it is written in what runs there. */
export const parameter = z.string().regex(/^[A-Za-z_][\w.-]*$/, 'must be a name such as correlation');

export const TOKEN: SecretOption = { is: 'the token', fault: wordFault };

/** Whether a report came from what runs there: where no secret is set, it can't report. */
export const signedBy =
  (callbackSecret: string): DeployTarget['hasSigned'] =>
  (raw, header, now) =>
    callbackSecret !== '' && isSigned(callbackSecret, raw, header, now);

const LONGEST_LINK = 1000;
/** A link for people: http or https, without credentials. Of one that is too long, its page without the details. */
export function shown(url: string | undefined): string | undefined {
  const parsed = url === undefined ? null : URL.parse(url);
  const fine = parsed && /^https?:$/.test(parsed.protocol) && !parsed.username && !parsed.password;
  return fine
    ? [parsed.href, `${parsed.origin}${parsed.pathname}`].find((link) => link.length <= LONGEST_LINK)
    : undefined;
}
export const runOf = (id: string, url: string | undefined) => {
  const link = shown(url);
  return { id, ...(link !== undefined && { url: link }) };
};

/**
 * Whether a run that is told of is a step's: it is in the place of the step, and has its id or, in a name, what it is found by. `places`: as the step's
 * target calls it, in whatever case. `byId`: its ids are no other run's, wherever.
 */
export function isOfStep(
  {
    system,
    places,
    byId = true,
  }: { system: RunTold['system']; places: readonly FilledTemplate<string>[]; byId?: boolean },
  request: StageRequest,
  told: RunTold,
): boolean {
  if (told.system !== system) return false;
  const theirs = told.place.map((p) => p.toLowerCase());
  if (!places.some((p) => p.ok && p.value !== '' && theirs.includes(p.value.toLowerCase()))) return false;
  const isNamed = told.names.some((name) => name.includes(correlationOf(request)));
  return isNamed || (byId && told.run !== undefined && told.run === request.stage.run);
}

/** What a kind of target can be asked for, by its options: as its manifest may have them, and as they were read. */
export const canBy = <S extends Readonly<Record<string, z.ZodType>>>(
  options: S,
  can: (o: z.output<z.ZodObject<S>>) => Can,
): TargetAdapter['can'] => {
  const schema = z.object(options);
  return (entry) => can(schema.parse(entry));
};

/** What texts that are filled for each step can say of it. `where`: the option that holds them. */
export const canBeTold = (texts: readonly string[], where: string): Pick<Can, 'shares' | 'several' | 'unnamed'> => ({
  shares:
    texts.some(hasShare) ||
    `nothing that it is sent says which part of a strategy a step is: write {percent} or {step} into its ${where}`,
  several: !texts.some(isOfOne) || `what it is sent is about one service: write {services} into its ${where} instead`,
  unnamed: !texts.some(hasVersion) || 'it has to be told which version is to run',
});

/** Why a step that is a part of a strategy must not be sent: nothing that is sent would say so. */
export function wholeOnly(texts: readonly string[], { stage }: StageRequest): string | undefined {
  if (!isPart(stage) || texts.some(hasShare)) return undefined;
  return `the step ${stage.name} is a part of a strategy, and its target would not be told which: send it {percent} or {step}, or choose the strategy all-at-once`;
}

/** Parameters with what the step is found again by. `everything`: all the texts of which its target is told. */
export function parameters(
  texts: Readonly<Record<string, string>>,
  correlation: string,
  request: StageRequest,
  everything: readonly string[],
): FilledTemplate<Record<string, string>> {
  const part = wholeOnly(everything, request);
  if (part !== undefined) return { ok: false, why: part };
  const all: Record<string, string> = {};
  for (const [name, text] of Object.entries({ ...texts, [correlation]: '{correlation}' })) {
    const one = filled(text, request);
    if (!one.ok) return one;
    all[name] = one.value;
  }
  return { ok: true, value: all };
}
