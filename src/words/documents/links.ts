import { shortened } from '../../blocks/text.ts';
import type { LinkedDocument } from '../../domain/release/release.ts';
import { bareAddress, type TypedLink, withoutScheme } from '../../reading/parts/links.ts';

type Read = { ok: true; value: LinkedDocument[] } | { ok: false; why: string };

/** "rollback plan: https://…", one a line; lines without a link are left out, so that what is only asked for can stay in the field. */
export function readDocuments(text: string): Read {
  const lines = text
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '' && !/^.{1,60}:$/.test(l));
  const value: LinkedDocument[] = [];
  for (const line of lines) {
    const [, name = '', written = ''] = /^(.{1,60}?)[\s:–-]*<?(https?:\/\/[^\s<>|]{1,500})>?$/i.exec(line) ?? [];
    const bare = line.split(/\s+/).find((word) => bareAddress(word));
    if (bare && !written) return { ok: false, why: withoutScheme(bare, bareAddress(bare) ?? '') };
    if (!name.trim() || !URL.canParse(written))
      return {
        ok: false,
        why: `“${shortened(line, 60)}” is not a name with its link. Write, for example: rollback plan: https://wiki.example.com/rollback`,
      };
    value.push({ name: name.trim(), url: new URL(written).href });
  }
  return { ok: true, value };
}

export const writeDocuments = (documents: LinkedDocument[]) =>
  documents.map((d) => `${d.name}: ${d.url}`.trim()).join('\n');

/** Links that were typed beside those that are there: one without a name is the first that is missing. A name that is there gets another link. */
export function withLinks(
  there: readonly LinkedDocument[],
  typed: readonly TypedLink[],
  missing: readonly string[],
): LinkedDocument[] {
  const waiting = missing.filter((name) => !typed.some((t) => same(t.name, name)));
  const named = typed.map(({ name, url }) => ({ name: shortened(name || waiting.shift() || 'document', 60), url }));
  return [...there.filter((d) => !named.some((n) => same(n.name, d.name))), ...named];
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
