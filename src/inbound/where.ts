import { z } from 'zod';
import { cut } from './fields.ts';

const label = z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,99}$/, 'must be the name of a label, such as service');

export const ENVIRONMENT = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be the name of an environment')
  .optional();

/** What `inbound.yml` says of where alerts are. */
export const WHERE = {
  serviceLabel: label.default('service').describe('the label that names the service'),
  environmentLabel: label.default('environment').describe('the label that names the environment'),
  environment: ENVIRONMENT.describe('of alerts that have no such label'),
  versionLabel: label.optional().describe('the label that names the version, such as version'),
};
export type Where = z.output<z.ZodObject<typeof WHERE>>;

const MOST_LABELS = 50;
/** characters of a label that are used */
const LONGEST_VALUE = 200;

/** Where an alert is, and of which version, as its labels say it; perhaps nothing. */
export function placeIn(
  label: (name: string) => string | undefined,
  { serviceLabel, environmentLabel, environment, versionLabel }: Where,
): { service: string; environment: string; version?: string } {
  const version = versionLabel === undefined ? undefined : label(versionLabel)?.trim();
  return {
    service: cut(label(serviceLabel) ?? '', LONGEST_VALUE),
    environment: cut(label(environmentLabel) ?? environment ?? '', LONGEST_VALUE),
    ...(version && version.length <= LONGEST_VALUE && { version }),
  };
}

/** By which a rule of services.yml may find an alert; the first of a name counts. */
export function labelsIn(all: Iterable<readonly [string, string]>): { labels?: Record<string, string> } {
  const kept = [...new Map([...all].reverse())]
    .reverse()
    .filter(([name, value]) => name !== '__proto__' && value.length <= LONGEST_VALUE);
  return kept.length === 0 ? {} : { labels: Object.fromEntries(kept.slice(0, MOST_LABELS)) };
}
