import { z } from 'zod';
import * as shelf from '../../domain/strategy/index.ts';
import type { StrategyKind } from '../../domain/strategy/strategy.ts';
import { name } from '../fields.ts';
import { listFile } from '../file.ts';

const KINDS: readonly StrategyKind[] = Object.values(shelf);
const members = KINDS.map(({ type, shape }) => z.strictObject({ name, type: z.literal(type), ...shape }));
const [first, ...rest] = members;
if (!first) throw new Error('the shelf of strategies is empty');

const remedy = `must be one of ${KINDS.map((k) => k.type).join(', ')}; write for example ${KINDS[1]?.example}`;
const entry = z.discriminatedUnion('type', [first, ...rest], {
  error: (issue) => (issue.code === 'invalid_union' ? remedy : undefined),
});

/** How versions reach a region: named here, chosen by environments, services and releases. */
export const strategies = listFile({
  file: 'strategies.yml',
  entry,
  about: 'how versions reach a region: at once, by percents, by batches, or by switching',
  into: (entries) => ({
    company: {
      strategies: entries.flatMap((e) => {
        const made = KINDS.find((k) => k.type === e.type)?.make(e);
        return made ? [{ name: e.name, ...made }] : [];
      }),
    },
  }),
});
