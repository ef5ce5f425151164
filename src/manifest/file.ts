import { z } from 'zod';
import type { Company } from '../domain/company/company.ts';
import type { Path } from './yaml.ts';

/** What a manifest says of an adapter; its kind knows the rest. */
export type AdapterEntry = { type: string };

/** Everything the manifests say. Secrets are still names. */
export type Configuration = {
  company: Company;
  command: string;
  targets: Record<string, AdapterEntry>;
  sources: Record<string, AdapterEntry>;
  /** by role */
  schedules: Record<string, AdapterEntry>;
  signals: Record<string, AdapterEntry>;
  /** where services tell their version: by environment, region and service */
  versions: Record<string, AdapterEntry>;
  /** where code is kept, by name */
  repositories: Record<string, AdapterEntry>;
  /** where work is kept, by name */
  trackers: Record<string, AdapterEntry>;
  /** what wakes people, by name */
  pagers: Record<string, AdapterEntry>;
};

export type Contribution = Omit<Partial<Configuration>, 'company'> & { company?: Partial<Company> };

/** Notes what is wrong at a path in the file. */
export type ManifestFault = (path: Path, what: string) => void;

/** What a check sees of the other files, as far as they could be read. */
export type AllRead = {
  configuration: Configuration;
  /** Notes it when no entry of a file has that name. */
  known(path: Path, kind: string, name: string, file: string): void;
  /** Whether all of a file could be read. */
  isWhole(file: string): boolean;
};

/** What could be used of a file, with the faults of what could not. */
export type Taken = {
  part: Contribution;
  faults: { path: Path; issue: z.core.$ZodIssue }[];
  check(seen: (fault: ManifestFault) => AllRead, fault: ManifestFault): void;
};

/** A member of the shelf of files: what may stand in it, what is checked across files, and what becomes of it. */
export type ManifestFile = {
  file: string;
  schema: z.ZodType;
  /** `dir`: the folder of the manifests, for files that it names. */
  take(raw: unknown, dir: string, fault: ManifestFault): Taken;
};

type List<E extends z.ZodType> = {
  file: string;
  entry: E;
  /** a company can't do without one */
  needed?: boolean;
  about?: string;
  /** one entry against the other files; paths begin in the entry */
  check?(entry: z.output<E>, seen: AllRead, fault: ManifestFault): void;
  /** all of them together, once all could be read */
  checkAll?(entries: z.output<E>[], seen: AllRead, fault: ManifestFault): void;
  into(entries: z.output<E>[], dir: string, fault: ManifestFault): Contribution;
};

/** A file that is a list. Its entries are read one by one, so that a bad one hides no other fault. */
export function listFile<E extends z.ZodType>({
  file,
  entry,
  needed,
  about,
  check,
  checkAll,
  into,
}: List<E>): ManifestFile {
  const list = needed ? z.array(entry).min(1) : z.array(entry).default([]);
  const schema = about === undefined ? list : list.describe(about);
  return {
    file,
    schema,
    take(raw, dir, fault) {
      const whole = schema.safeParse(raw);
      const read = Array.isArray(raw) ? raw.map((value) => entry.safeParse(value)) : [];
      const good = whole.success
        ? whole.data.map((value, at) => ({ at, value }))
        : read.flatMap((r, at) => (r.success ? [{ at, value: r.data }] : []));
      const values = good.map((g) => g.value);
      return {
        part: into(values, dir, (path, what) => fault([good[Number(path[0])]?.at ?? 0, ...path.slice(1)], what)),
        faults: (whole.error?.issues ?? []).map((issue) => ({ path: issue.path.map(step), issue })),
        check(seen, note) {
          for (const { at, value } of good) {
            const inEntry: ManifestFault = (path, what) => note([at, ...path], what);
            check?.(value, seen(inEntry), inEntry);
          }
          if (whole.success) checkAll?.(values, seen(note), note);
        },
      };
    },
  };
}

/** A file that is one thing. */
export const singleFile = <S extends z.ZodType>(it: {
  file: string;
  schema: S;
  into(value: z.output<S>, dir: string, fault: ManifestFault): Contribution;
}): ManifestFile => ({
  file: it.file,
  schema: it.schema,
  take(raw, dir, fault) {
    const read = it.schema.safeParse(raw);
    return {
      part: read.success ? it.into(read.data, dir, fault) : {},
      faults: (read.error?.issues ?? []).map((issue) => ({ path: issue.path.map(step), issue })),
      check: () => {},
    };
  },
});

const step = (key: PropertyKey) => (typeof key === 'number' ? key : String(key));

export const byName = <T extends { name: string }>(entries: T[]) => Object.fromEntries(entries.map((e) => [e.name, e]));
