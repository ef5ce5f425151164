import { z } from 'zod';

/** An object that names every key it takes: one that is mistyped must not pass for one that was left out. */
export type Strict = z.ZodObject<z.ZodRawShape, z.core.$strict>;
export type Read<T> = { ok: true; value: T } | { ok: false; faults: string[] };

/** What a script sent, or every fault of it in words. */
export function strictly<S extends Strict>(schema: S, sent: unknown): Read<z.output<S>> {
  const read = schema.safeParse(sent, { error: inWords });
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, faults: read.error.issues.map((i) => [i.path.join('.'), i.message].filter(Boolean).join(': ')) };
}

/** A body in JSON; none at all is an empty one. */
export function strictlyJson<S extends Strict>(schema: S, text: string): Read<z.output<S>> {
  try {
    return strictly(schema, text.trim() === '' ? {} : JSON.parse(text));
  } catch (error) {
    return { ok: false, faults: [`the body is no JSON: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

const inWords: z.core.$ZodErrorMap = (issue) =>
  issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject
    ? unknown('key', issue.keys, Object.keys(issue.inst.shape))
    : undefined;

/** That there is no such thing, which was meant perhaps, and what there is. */
export function unknown(kind: string, names: readonly string[], known: readonly string[]): string {
  const meant = names.flatMap((name) => nearest(name, known) ?? []);
  const perhaps = meant.length > 0 ? `; did you mean ${meant.join(', ')}?` : '.';
  return `no such ${kind}: ${names.join(', ')}${perhaps} There are ${known.join(', ') || 'none'}`;
}

/** The one that shares the most pairs of letters with what was written, where it shares half of them. */
function nearest(written: string, known: readonly string[]): string | undefined {
  const pairs = pairsOf(written);
  const share = (name: string) => {
    const theirs = pairsOf(name);
    return (2 * theirs.filter((p) => pairs.includes(p)).length) / (pairs.length + theirs.length);
  };
  const [best] = known.map((name) => ({ name, share: share(name) })).sort((a, b) => b.share - a.share);
  return best && best.share >= 1 / 2 ? best.name : undefined;
}

/** Its ends count as letters, so that those of a short word weigh. */
const pairsOf = (word: string) => [...` ${word.toLowerCase()}`].map((letter, i, all) => letter + (all[i + 1] ?? ' '));
