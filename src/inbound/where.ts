import { z } from 'zod';

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
};
export type Where = z.output<z.ZodObject<typeof WHERE>>;

const MOST_LABELS = 50;
/** characters of a label that are used */
export const LONGEST_VALUE = 200;

/** By which a rule of services.yml may find an alert; the first of a name counts. */
export function labelsIn(all: Iterable<readonly [string, string]>): { labels?: Record<string, string> } {
  const kept = [...new Map([...all].reverse())]
    .reverse()
    .filter(([name, value]) => name !== '__proto__' && value.length <= LONGEST_VALUE);
  return kept.length === 0 ? {} : { labels: Object.fromEntries(kept.slice(0, MOST_LABELS)) };
}
