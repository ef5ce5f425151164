import { z } from 'zod';

/** How the step after one begins: somebody says so, when its time of verifying is over, or when its health was good for that long. */
const PROMOTIONS = ['manual', 'timed', 'health'] as const;
export type Promotion = (typeof PROMOTIONS)[number];

/** What a step does at its pipeline: bring the version to a share of the traffic; put it beside the old one; move the traffic; take the old one away. */
const ACTS = ['deploy', 'prepare', 'switch', 'retire'] as const;
export type Act = (typeof ACTS)[number];

/** A step of a strategy within one region. `called`: what distinguishes it there, or nothing where it is the only one; `share`: of the traffic on the new version once it is done, percent 0–100. */
export type StrategyStep = { called: string; share: number; act: Act; soakMinutes: number; promotion: Promotion };

/** How a version reaches a region. `words`: what people read and vote on. */
export type Strategy = { name: string; words: string; steps: StrategyStep[] };

/** What every kind of strategy may be told. */
const COMMON = {
  soakMinutes: z
    .number()
    .min(0)
    .max(7 * 1440)
    .default(0)
    .describe('how long a step is verified before it counts as live and healthy, in minutes'),
  promotion: z
    .enum(PROMOTIONS)
    .default('timed')
    .describe(
      'how the next step begins: manual (somebody says so), timed (after soakMinutes), health (after soakMinutes of good health)',
    ),
};

export type Pace = { soakMinutes: number; promotion: Promotion };
type Shape = Readonly<Record<string, z.ZodType>>;
type Options<S extends Shape> = z.output<z.ZodObject<S>>;

/** A kind of strategy on the shelf: what a manifest may say of it, and the steps that this makes. */
export type StrategyKind = {
  type: string;
  shape: Shape & typeof COMMON;
  example: string;
  make(entry: unknown): Omit<Strategy, 'name'>;
};

export const strategy = <S extends Shape>(it: {
  type: string;
  example: string;
  options: S;
  /** steps in order; how long each is verified and how the next begins is the same for all that do not say otherwise */
  steps(options: Options<S>): (Pick<StrategyStep, 'called' | 'share' | 'act'> & Partial<Pace>)[];
  words(options: Options<S>): string;
}): StrategyKind => ({
  type: it.type,
  shape: { ...it.options, ...COMMON },
  example: it.example,
  make(entry) {
    const options = z.object(it.options).parse(entry);
    const { soakMinutes, promotion } = z.object(COMMON).parse(entry);
    return {
      words: [it.words(options), ...paceWords({ soakMinutes, promotion })].join(', '),
      steps: it.steps(options).map((step) => ({ soakMinutes, promotion, ...step })),
    };
  },
});

function paceWords({ soakMinutes, promotion }: Pace): string[] {
  const soak = soakMinutes > 0 ? [`${soakMinutes} min each`] : [];
  return promotion === 'manual' ? [...soak, 'each by hand'] : promotion === 'health' ? [...soak, 'by health'] : soak;
}
