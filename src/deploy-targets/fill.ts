import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StageRequest } from './target.ts';

/** What an option may hold of a step, in braces: `{version}`. */
const PLACEHOLDERS = [
  'service',
  'version',
  'previous',
  'services',
  'environment',
  'region',
  'stage',
  'action',
  'step',
  'percent',
  'release',
  'deployId',
  'correlation',
] as const;
type Placeholder = (typeof PLACEHOLDERS)[number];
const isPlaceholder = (name: string): name is Placeholder => PLACEHOLDERS.some((p) => p === name);
const BRACES = /\{(\w*)\}/g;

/** A text of a manifest with placeholders for what a step is about. */
export const template = z
  .string()
  .min(1)
  .max(1000)
  .superRefine((text, context) => {
    const unknown = [...text.matchAll(BRACES)].map(([, name = '']) => name).filter((name) => !isPlaceholder(name));
    if (unknown.length > 0)
      context.addIssue({
        code: 'custom',
        message: `{${unknown[0]}} is nothing a step has: there are ${PLACEHOLDERS.map((p) => `{${p}}`).join(', ')}`,
      });
  });

export type FilledTemplate<T> = { ok: true; value: T } | { ok: false; why: string };

/** A template with its placeholders filled; `as`: how each value is written, such as in an address. A step of several services has no one version. */
export function filled(
  text: string,
  request: StageRequest,
  as: (value: string) => string = (v) => v,
): FilledTemplate<string> {
  const values = valuesOf(request);
  const faults: string[] = [];
  const value = text.replaceAll(BRACES, (braces, name: string) => {
    const found = isPlaceholder(name) ? values[name] : braces;
    if (typeof found === 'string') return as(found);
    faults.push(found.why);
    return '';
  });
  return faults[0] === undefined ? { ok: true, value } : { ok: false, why: faults[0] };
}

/** Whether a text tells how much of the traffic a step brings, or which part of a strategy it is. */
export const hasShare = (text: string) => /\{(percent|step)\}/.test(text);

/** Whether a text can be filled only where it is known which version is to run. */
export const hasVersion = (text: string) => text.includes('{version}');

/** Whether a text can be filled only where a step is about one service. */
export const isOfOne = (text: string) => /\{(service|version|previous)\}/.test(text);

/** What is to run after a step, and what runs before it. */
export const changesOf = ({ rollout, stage }: Pick<StageRequest, 'rollout' | 'stage'>) =>
  stage.items.map(({ service, version, previous }) =>
    rollout.direction === 'forward'
      ? { service, version, previous }
      : { service, version: previous, previous: version },
  );

const LONGEST_NAME = 60;

/**
 * What a step is found again by at its target, whatever became of the answer. The digest tells it from the same step of another installation or of a store
 * that was begun anew; it stays the same however often the step is asked for.
 */
export function correlationOf({ release, rollout, stage }: StageRequest): string {
  const about = [release.id, release.environment, rollout.id, stage.name, stage.startedAt ?? ''];
  const digest = createHash('sha256').update(JSON.stringify(about)).digest('hex').slice(0, 12);
  const name = `${rollout.id}/${stage.name}`.replaceAll(/[^\w/.+-]+/g, '-').slice(0, LONGEST_NAME);
  return `${name}#${digest}`;
}

function valuesOf(request: StageRequest): Record<Placeholder, string | { why: string }> {
  const { release, rollout, stage } = request;
  const changes = changesOf(request);
  const [one] = changes.length === 1 ? changes : [];
  const several = {
    why: `the step ${stage.name} deploys ${changes.length} services at once, and its target is set up for one: use {services} there, or give each service a target of its own in services.yml`,
  };
  const unknown = (which: string) => ({
    why: `nobody knows which version ran ${which} of ${one?.service}: bring the version that should run there by a release of its own`,
  });
  return {
    service: one?.service ?? several,
    version: one ? (one.version ?? unknown('before this one')) : several,
    previous: one ? (one.previous ?? '') : several,
    services: JSON.stringify(changes.map(({ service, version }) => ({ service, version }))),
    environment: release.environment,
    region: stage.region,
    stage: stage.name,
    action: rollout.direction === 'forward' ? 'deploy' : 'rollback',
    step: stage.act ?? 'deploy',
    percent: String(stage.share ?? 100),
    release: release.id,
    deployId: rollout.id,
    correlation: correlationOf(request),
  };
}
