import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Company } from '../domain/company.ts';
import { holidaysIn, shiftsIn } from './calendars.ts';
import { crossFaults } from './check.ts';
import { FILES, type FileName, type Manifests } from './schema.ts';

/** What a manifest says of an adapter; its kind knows the rest. */
export type Entry = { type: string };

/** Everything the manifests say. Secrets are still names. */
export type Configuration = {
  company: Company;
  command: string;
  targets: Record<string, Entry>;
  sources: Record<string, Entry>;
  /** by role */
  pagers: Record<string, Entry>;
};

/** All that is wrong, at once; each fault reads `file → path: what, and what to write instead`. */
export class ManifestFaults extends Error {
  readonly faults: string[];
  constructor(dir: string, faults: string[]) {
    super(
      `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${dir}:\n${faults.map((f) => `  ${f}`).join('\n')}`,
    );
    this.faults = faults;
  }
}

/** Reads and checks a folder of manifests. Throws ManifestFaults with every fault there is. */
export function loadManifests(dir: string): Configuration {
  const faults: string[] = [];
  const read = <T>(file: FileName, schema: z.ZodType<T>) => readFile(dir, file, schema, faults);
  const manifests = {
    'company.yml': read('company.yml', FILES['company.yml']),
    'services.yml': read('services.yml', FILES['services.yml']),
    'environments.yml': read('environments.yml', FILES['environments.yml']),
    'deploy-targets.yml': read('deploy-targets.yml', FILES['deploy-targets.yml']),
    'roles.yml': read('roles.yml', FILES['roles.yml']),
    'audiences.yml': read('audiences.yml', FILES['audiences.yml']),
    'vote-policies.yml': read('vote-policies.yml', FILES['vote-policies.yml']),
    'freezes.yml': read('freezes.yml', FILES['freezes.yml']),
    'deadlines.yml': read('deadlines.yml', FILES['deadlines.yml']),
    'templates.yml': read('templates.yml', FILES['templates.yml']),
    'trains.yml': read('trains.yml', FILES['trains.yml']),
    'windows.yml': read('windows.yml', FILES['windows.yml']),
    'inbound.yml': read('inbound.yml', FILES['inbound.yml']),
  };
  const holidays = readHolidays(dir, manifests['company.yml']?.holidays ?? {}, faults);
  const roles = readRoles(dir, manifests['roles.yml'] ?? [], faults);
  faults.push(...crossFaults(manifests));
  if (faults.length > 0 || !isWhole(manifests)) throw new ManifestFaults(dir, faults);
  const { name, zone, command, reactionsVote, workingHours, quietHours } = manifests['company.yml'];
  return {
    command,
    targets: byName(manifests['deploy-targets.yml']),
    sources: byName(manifests['inbound.yml']),
    pagers: Object.fromEntries(
      manifests['roles.yml'].flatMap((r) => (typeof r.onCall === 'object' ? [[r.name, r.onCall]] : [])),
    ),
    company: {
      name,
      zone,
      reactionsVote,
      ...(workingHours && { workingHours }),
      ...(quietHours && { quietHours }),
      services: manifests['services.yml'],
      environments: manifests['environments.yml'],
      roles,
      policies: manifests['vote-policies.yml'],
      freezes: manifests['freezes.yml'],
      windows: manifests['windows.yml'],
      deadlines: manifests['deadlines.yml'],
      trains: manifests['trains.yml'],
      templates: manifests['templates.yml'],
      holidays,
      audiences: manifests['audiences.yml'],
    },
  };
}

function readFile<T>(dir: string, file: string, schema: z.ZodType<T>, faults: string[]): T | undefined {
  let text: string;
  try {
    text = readFileSync(join(dir, file), 'utf8');
  } catch {
    const absent = schema.safeParse(undefined);
    if (absent.success) return absent.data;
    faults.push(`${file}: is missing; copy the sample from the repository's manifests/`);
    return undefined;
  }
  const document = parseDocument(text);
  for (const error of document.errors) faults.push(`${file}: ${error.message.split('\n')[0]} Mend the YAML there.`);
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 20 }) ?? undefined);
  if (parsed.success) return parsed.data;
  faults.push(...parsed.error.issues.map((issue) => `${file} → ${pathOf(issue.path)}: ${worded(issue)}`));
  return undefined;
}

/** Roles with the shifts of their schedules. */
function readRoles(dir: string, entries: Manifests['roles.yml'], faults: string[]): Company['roles'] {
  return entries.map(({ onCall, ...role }, i) => {
    if (!onCall) return role;
    // A pager tells it while Gonogo runs.
    if (typeof onCall === 'object') return { ...role, shifts: [] };
    try {
      return { ...role, shifts: shiftsIn(dir, onCall) };
    } catch (error) {
      faults.push(`roles.yml → [${i}].onCall: ${onCall} ${unreadable(error)}`);
      return role;
    }
  });
}

const unreadable = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
    ? 'does not exist'
    : error instanceof Error
      ? error.message
      : String(error);

function readHolidays(dir: string, files: Partial<Record<string, string>>, faults: string[]): Company['holidays'] {
  return Object.fromEntries(
    Object.entries(files).flatMap(([zone, file = '']) => {
      try {
        return [[zone, holidaysIn(dir, file)]];
      } catch (error) {
        faults.push(`company.yml → holidays.${zone}: ${file} ${unreadable(error)}`);
        return [];
      }
    }),
  );
}

const byName = <T extends { name: string }>(entries: T[]) => Object.fromEntries(entries.map((e) => [e.name, e]));

export function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(whole file)';
  return path.reduce<string>(
    (so, key) => (typeof key === 'number' ? `${so}[${key}]` : so === '' ? String(key) : `${so}.${String(key)}`),
    '',
  );
}

function worded(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `does not know ${issue.keys.map((k) => `"${k}"`).join(', ')}; remove or correct the name`;
    case 'invalid_type':
      return issue.input === undefined && /undefined/.test(issue.message)
        ? `is missing; write ${article(issue.expected)}`
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}

const article = (kind: string) => (/^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`);

function isWhole(manifests: { [F in FileName]: Manifests[F] | undefined }): manifests is Manifests {
  return Object.values(manifests).every((m) => m !== undefined);
}
