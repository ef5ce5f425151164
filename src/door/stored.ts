import { createHash, randomBytes } from 'node:crypto';
import type { Fact } from '../domain/deciding/fact.ts';
import type { World } from '../domain/deciding/world.ts';
import type { Due } from '../domain/intents/intent.ts';
import type { Json, NewErrand, NewFact } from '../store/store.ts';
import type { Asked } from './outcome.ts';

/** Facts are for ever; what people wrote is kept beside them under a salted digest, where it can be erased. */
export function toStored(
  fact: Fact,
  world: World,
  asked: Asked,
  texts: { key: string; value: Json; lists: string[] }[],
): NewFact {
  const { stream, type, ...rest } = fact;
  const data: Record<string, Json | undefined> = { ...asJsonObject(rest) };
  if (fact.text && Object.values(fact.text).some((said) => said !== '')) {
    const salt = randomBytes(8).toString('hex');
    const digest = createHash('sha256').update(salt).update(JSON.stringify(fact.text)).digest('hex').slice(0, 32);
    texts.push({ key: `text/${digest}`, value: { salt, text: asJson(fact.text) }, lists: [] });
    data.text = digest;
  }
  return {
    v: 1,
    workspace: world.workspace,
    stream,
    type,
    at: world.now,
    by: asked.actor.id,
    via: asked.via,
    cause: asked.cause ?? asked.event ?? '',
    data,
  };
}

export const toErrand = ({ key, mode, lane, dueAt, intent }: Due): NewErrand => ({
  key,
  mode,
  lane,
  kind: intent.kind,
  dueAt,
  data: asJson(intent),
});

/** Our own plain data as JSON: it is made of nothing else. */
export const asJson = (value: unknown): Json => value as Json;
const asJsonObject = (value: object): Record<string, Json | undefined> => value as Record<string, Json | undefined>;
