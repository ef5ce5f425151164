import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ManifestFaults, meant, pathOf } from './faults.ts';
import type { AllRead, Configuration, Contribution, ManifestFault, ManifestFile, Taken } from './file.ts';
import * as shelf from './files/index.ts';
import { textOf } from './text-of.ts';
import { worded } from './worded.ts';
import { type Path, readYaml, type Written } from './yaml.ts';

const FILES: ManifestFile[] = Object.values(shelf);

const NOTHING: Configuration = {
  company: {
    name: '',
    zone: 'UTC',
    services: [],
    environments: [],
    strategies: [],
    health: [],
    roles: [],
    policies: [],
    freezes: [],
    windows: [],
    deadlines: [],
    trains: [],
    templates: [],
    holidays: {},
    audiences: [],
  },
  command: '',
  targets: {},
  sources: {},
  schedules: {},
  signals: {},
  repositories: {},
  trackers: {},
  pagers: {},
  versions: {},
};

type Read = { of: ManifestFile; written: Written; taken: Taken; names: string[] | undefined };

/** Reads and checks a folder of manifests. Throws ManifestFaults with every fault there is. */
export function loadManifests(dir: string): Configuration {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new ManifestFaults(dir, [`${dir} is no folder; set MANIFESTS to the folder of your manifests`], NOTHING);
  const faults = strangers(dir);
  const files = FILES.flatMap((of) => readFile(dir, of, faults) ?? []);
  const configuration = files.map((f) => f.taken.part).reduce(joined, NOTHING);
  for (const file of files) {
    const fault = noting(file.of.file, file.written, faults);
    sameNames(file.names ?? [], fault);
    file.taken.check((paths) => seenFrom(files, configuration, paths), fault);
  }
  if (faults.length > 0) throw new ManifestFaults(dir, faults, configuration);
  return configuration;
}

const joined = (so: Configuration, { company, ...part }: Contribution): Configuration => ({
  ...so,
  ...part,
  company: { ...so.company, ...company },
});

function readFile(dir: string, of: ManifestFile, faults: string[]): Read | undefined {
  const { text, fault: unreadable } = textOf(join(dir, of.file));
  if (unreadable !== undefined) {
    faults.push(`${of.file}: ${unreadable}`);
    return undefined;
  }
  if (text === undefined && !of.schema.safeParse(undefined).success) {
    faults.push(`${of.file}: is missing; copy the sample from the repository's manifests/`);
    return undefined;
  }
  const written = readYaml(text ?? '');
  faults.push(...written.faults.map(({ line, what }) => `${of.file}:${line}: ${what}`));
  if (written.faults.length > 0) return undefined;
  const fault = noting(of.file, written, faults);
  const taken = of.take(written.data, dir, fault);
  for (const { path, issue } of taken.faults) {
    const comment = written.comment(path);
    fault(path, comment === undefined ? worded(issue, of.schema, written.data) : noValue(comment));
  }
  return { of, written, taken, names: namesIn(written.data) };
}

const noValue = (comment: string) =>
  `is empty: "${comment}" is a comment, for it begins with #; put the value in quotes`;

/** What is called nearly so would be left out in silence, and so would a freeze in it. */
function strangers(dir: string): string[] {
  const known = FILES.map((f) => f.file);
  return readdirSync(dir)
    .filter((name) => /^[^.].*\.ya?ml$/i.test(name) && !known.includes(name))
    .map((name) => `${name}: is no manifest that Gonogo reads${meant(name, known)}; rename it, or move it elsewhere`);
}

const noting =
  (file: string, written: Written, faults: string[]): ManifestFault =>
  (path, what) => {
    const line = written.line(path);
    faults.push(`${file}${line === undefined ? '' : `:${line}`} → ${pathOf(path)}: ${what}`);
  };

/** The names of a list's entries, also of those that could not be read. A file that may be missing has none. */
function namesIn(data: unknown): string[] | undefined {
  const entries = z.array(z.unknown()).safeParse(data ?? []).data;
  return entries?.map((entry) => z.looseObject({ name: z.string() }).safeParse(entry).data?.name ?? '');
}

function sameNames(names: string[], fault: ManifestFault): void {
  names.forEach((name, i) => {
    const first = names.indexOf(name);
    if (name !== '' && first < i) fault([i, 'name'], `"${name}" is taken by [${first}]; give each its own name`);
  });
}

function seenFrom(files: Read[], configuration: Configuration, fault: ManifestFault): AllRead {
  const read = (name: string) => files.find((f) => f.of.file === name);
  return {
    configuration,
    isWhole: (name) => read(name)?.taken.faults.length === 0,
    known(path: Path, kind, name, file) {
      const there = read(file);
      if (!there?.names || there.names.includes(name)) return;
      const names = there.names.filter((n) => n !== '');
      // Where nothing of it could be read, that is the fault; not everything that names something of it.
      if (names.length === 0 && there.taken.faults.length > 0) return;
      const remedy = names.length > 0 ? `use one of ${names.join(', ')}` : `add it to ${file}`;
      fault(path, `there is no ${kind} "${name}"${meant(name, names)}; ${remedy}`);
    },
  };
}
