import { isRefusal } from '../../src/domain/deciding/decision.ts';
import type { Command } from '../../src/domain/index.ts';
import type { Given } from './given.ts';
import { spoken } from './spoken.ts';

/** A whole refusal: its name, its cause, its remedy, each offer as `verb about`, and the field at fault; nothing where a command is carried out. */
export function refusalOf(g: Given, command: Command): string[] {
  const { decision } = g.when(command);
  if (!isRefusal(decision)) return [];
  const { refused, why, remedy, offers = [], field } = decision;
  const offered = offers.map((o) => [o.verb, o.about].join(' ').trim());
  return [refused, spoken(why), ...(remedy ? [spoken(remedy)] : []), ...offered, ...(field ? [`in ${field}`] : [])];
}
