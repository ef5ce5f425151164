import type { SharedFile } from './shapes.ts';

/** How long Slack takes to process an upload, ms. */
export const PROCESSED_AFTER_MS = 2000;

/** Whether a file may be shown in blocks: it was uploaded, completed and processed. */
export const isUsable = (file: SharedFile) => file.usableAt !== undefined && Date.now() >= file.usableAt;

/** The `slack_file`s of blocks, or of a view, that Slack would refuse: unknown ones, and those it has not processed yet. */
export function faultsInFiles(within: unknown, files: Map<string, SharedFile>): string[] {
  return placesOf(within, Array.isArray(within) ? '/blocks' : '/view').flatMap(({ at, named }) => {
    const id = typeof named.id === 'string' ? named.id : /\/(F[A-Z0-9]+)\//.exec(String(named.url))?.[1];
    const file = files.get(id ?? '');
    return file && isUsable(file) ? [] : [`[ERROR] invalid slack file [json-pointer:${at}]`];
  });
}

type Named = { id?: unknown; url?: unknown };
const isNamed = (value: unknown): value is Named => typeof value === 'object' && value !== null;

function placesOf(value: unknown, at: string): { at: string; named: Named }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'slack_file' && isNamed(inner) ? [{ at: `${at}/${key}`, named: inner }] : placesOf(inner, `${at}/${key}`),
  );
}
