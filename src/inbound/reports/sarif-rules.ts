import { z } from 'zod';
import { some, whole, word } from '../fields.ts';

const SarifRule = z.object({
  id: word(300),
  name: word(300),
  shortDescription: some(z.object({ text: z.string() })),
  messageStrings: some(z.record(z.string(), z.object({ text: z.string() }))),
  helpUri: word(1000),
  defaultConfiguration: some(z.object({ level: word(30) })),
  properties: some(
    z.looseObject({
      'security-severity': z.union([z.string(), z.number()]).optional().catch(undefined),
      tags: some(z.array(z.string())),
    }),
  ),
});
export type SarifRule = z.output<typeof SarifRule>;
export const Component = z.object({ name: word(100), rules: z.array(z.unknown()).optional().catch(undefined) });
type Tool = { driver: z.output<typeof Component>; extensions?: z.output<typeof Component>[] | undefined };

const place = some(whole());
/** How a result names its rule. */
export const NAMES = {
  ruleId: word(300),
  ruleIndex: place,
  rule: some(z.object({ id: word(300), index: place, toolComponent: some(z.object({ index: place })) })),
};
type Naming = Partial<z.output<z.ZodObject<typeof NAMES>>>;

/** What one invocation of a tool was told of its rules, beside what these say of themselves. */
export const Override = z.object({
  descriptor: z.object({ id: word(300), index: place, toolComponent: some(z.object({ index: place })) }),
  configuration: some(z.object({ level: word(30) })),
});

/** The rules of a run: a result names one by its place or by its id; a part of a hierarchical id has its parent’s. */
export class Rules {
  readonly #listed: (SarifRule | undefined)[];
  readonly #extended: (SarifRule | undefined)[][];
  readonly #byId: Map<string, SarifRule>;

  constructor(tool: Tool) {
    const read = (all: unknown[] | undefined) =>
      (all ?? []).slice(0, 10_000).map((one) => SarifRule.safeParse(one).data);
    this.#listed = read(tool.driver.rules);
    this.#extended = (tool.extensions ?? []).map((extension) => read(extension.rules));
    this.#byId = new Map(
      [...this.#extended.flat(), ...this.#listed].flatMap((rule) =>
        rule?.id === undefined ? [] : [[rule.id, rule] as const],
      ),
    );
  }

  of({ ruleId, rule, ruleIndex }: Naming): SarifRule | undefined {
    const id = ruleId ?? rule?.id;
    const of = rule?.toolComponent?.index;
    const placed = (of === undefined ? this.#listed : this.#extended[of])?.[ruleIndex ?? rule?.index ?? -1];
    if (id === undefined) return placed;
    return this.#byId.get(id) ?? this.#byId.get(id.split('/').slice(0, -1).join('/')) ?? placed;
  }

  /** The level of a result that tells none: as its invocation was told, or else as its rule says; §3.27.10 of the standard. */
  levelOf(rule: SarifRule | undefined, overrides: readonly z.output<typeof Override>[]): string {
    const told =
      rule &&
      overrides.find(({ descriptor: { id, index, ...of } }) => this.of({ rule: { id, index, ...of } }) === rule);
    return told?.configuration?.level ?? rule?.defaultConfiguration?.level ?? 'warning';
  }
}
