import type { RuleKind, RuleOf } from '../../company/health.ts';
import type { Measurement } from '../measurement.ts';
import { alerts } from './alerts.ts';
import { errors } from './errors.ts';
import type { HealthRuleKind } from './kind.ts';
import { shift } from './shift.ts';
import { value } from './value.ts';

type Kind = RuleKind['kind'];

const KINDS: { [K in Kind]: HealthRuleKind<RuleOf<K>> } = { errors, value, shift, alerts };

type Of<K extends Kind> = { kind: K } & RuleOf<K>;

export const lookBy = <K extends Kind>(rule: Of<K>, measurement: Measurement, rules: number) =>
  KINDS[rule.kind].look(rule, measurement, rules);
export const partsOf = <K extends Kind>(rule: Of<K>) => KINDS[rule.kind].parts(rule);
export const baseOf = <K extends Kind>(rule: Of<K>) => KINDS[rule.kind].base?.(rule);
export const unitOf = <K extends Kind>(rule: Of<K>) => KINDS[rule.kind].unit(rule);
export const limitOf = <K extends Kind>(rule: Of<K>) => KINDS[rule.kind].limit?.(rule);
