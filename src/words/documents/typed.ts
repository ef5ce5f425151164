import type { LinkedDocument } from '../../domain/release/release.ts';

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
    if (!name.trim() || !URL.canParse(written))
      return {
        ok: false,
        why: `“${line.slice(0, 60)}” is not a name with its link. Write, for example: rollback plan: https://wiki.example.com/rollback`,
      };
    value.push({ name: name.trim(), url: new URL(written).href });
  }
  return { ok: true, value };
}

export const writeDocuments = (documents: LinkedDocument[]) =>
  documents.map((d) => `${d.name}: ${d.url}`.trim()).join('\n');
