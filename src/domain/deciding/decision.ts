import type { Phrase } from '../phrase.ts';
import type { Fact } from './fact.ts';
import type { Offer } from './offer.ts';

export type { Offer } from './offer.ts';

/** A "no" with its cause and its remedy: a value, never an exception. `known`: of what was named, all the names that would have been taken. */
export type Refusal = {
  refused: string;
  why: Phrase;
  remedy?: Phrase;
  offers?: Offer[];
  field?: string;
  known?: string[];
};

/** What came of a command: facts (none: it had become moot; `note` says why), or a refusal. */
export type Decision = { facts: Fact[]; note?: string; counter?: { name: string; value: number } } | Refusal;

export const refuse = (refused: string, why: Phrase, more: Omit<Refusal, 'refused' | 'why'> = {}): Refusal => ({
  refused,
  why,
  ...more,
});
/** By which of its causes something else is done than telling people. Whoever asks for one names it here; a test holds that it is refused somewhere. */
export const ASKED_FOR = [
  'busy',
  'everything',
  'forbidden',
  'frozen',
  'needs-reason',
  'not-waiting',
  'older',
  'other-rollout',
  'since-shown',
  'too-few-voters',
  'unconfirmed',
  'unknown-deploy',
  'unknown-service',
  'unknown-stage',
] as const;

/** Whether that is the cause, or one of those. */
export const isRefusedAs = ({ refused }: Refusal, ...causes: (typeof ASKED_FOR)[number][]): boolean =>
  causes.some((cause) => cause === refused);

export const moot = (note: string): Decision => ({ facts: [], note });
export const isRefusal = (decision: object): decision is Refusal => 'refused' in decision;
