import { z } from 'zod';
import { CHANGE_TYPES } from '../../domain/company/changes.ts';
import { DAY_MS, HOUR_MS, instantOf } from '../../time/instants.ts';
import { spansIn, troubleOf } from '../../time/recurrence.ts';
import { checkAgain, checkChosen } from '../check.ts';
import { again, line, name } from '../fields.ts';
import { listFile } from '../file.ts';

const entry = again({
  name,
  title: line,
  items: z
    .array(z.strictObject({ service: name, version: z.string().min(1).max(60) }))
    .min(1)
    .max(20)
    .describe('a version may name {year}, {month}, {day}, {week} and {n}'),
  environment: name,
  change: z.enum(CHANGE_TYPES).default('normal'),
  owners: name.describe('the role whose holders own its releases in turn'),
  strategy: name.optional().describe('a name from strategies.yml: chosen for each of its releases'),
  opensDaysBefore: z.number().min(0).max(60).default(7),
  duringFreeze: z.enum(['skip', 'move']).default('skip'),
  why: line,
  customers: z.string().max(1000).default(''),
});

/** Releases that open by themselves. */
export const trains = listFile({
  file: 'trains.yml',
  entry,
  check(train, { known, configuration }, fault) {
    checkAgain(train, fault);
    if (touches(train))
      fault(
        ['hours'],
        'each window lasts until the next departure, so that the train would never arrive: make it shorter',
      );
    if (train.change === 'standard')
      fault(
        ['change'],
        'a pre-approved change comes from a template, which a train has not: write normal or emergency',
      );
    for (const [j, item] of train.items.entries())
      known(['items', j, 'service'], 'service', item.service, 'services.yml');
    known(['environment'], 'environment', train.environment, 'environments.yml');
    known(['owners'], 'role', train.owners, 'roles.yml');
    if (!train.strategy) return;
    known(['strategy'], 'strategy', train.strategy, 'strategies.yml');
    checkChosen(
      train.strategy,
      { items: train.items, environments: [train.environment] },
      configuration.company,
      fault,
    );
  },
  into: (trains) => ({ company: { trains } }),
});

/** A leap year and a month. */
const SPAN_MS = 397 * DAY_MS;

/** Whether windows touch, and are therefore one: tried from its first date, or else over a leap year. */
function touches(train: z.output<typeof entry>): boolean {
  if (train.hours === undefined || troubleOf(train) !== undefined) return false;
  const from = Date.parse('from' in train && train.from ? `${train.from}Z` : '2028-01-01T00:00Z') - DAY_MS;
  const hours = train.hours;
  return spansIn(train, instantOf(from), instantOf(from + SPAN_MS)).some(
    (s) => Date.parse(s.until) - Date.parse(s.from) > hours * HOUR_MS,
  );
}
