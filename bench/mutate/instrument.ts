import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import type { Mutant } from './mutant.ts';

/** What is in the copy: the source, and all that tests of the domain and the store read. */
const TAKEN = ['src', 'test', 'manifests', 'docs', 'bench', 'sandbox', 'package.json', 'tsconfig.json'];

/** A copy of the project in `tree`, where each of the files holds all its mutants, switched by `__stryker__.activeMutant`. Texts are left as they are. */
export async function instrumented(tree: string, files: readonly string[]): Promise<Mutant[]> {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  for (const taken of TAKEN) cpSync(taken, join(tree, taken), { recursive: true });
  symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
  const given = files.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const lines = new Map(given.map(({ name, content }) => [name, content.split('\n')]));
  const made = await new Instrumenter(quiet).instrument(given, {
    plugins: null,
    ignorers: [],
    excludedMutations: ['StringLiteral'],
  });
  for (const { name, content } of made.files) writeFileSync(join(tree, name), content);
  const written = made.mutants.filter(({ status }) => status !== 'Ignored');
  return written.map(({ id, fileName, location, replacement }) => ({
    id,
    file: fileName,
    line: location.start.line + 1,
    from: between(lines.get(fileName) ?? [], location.start, location.end),
    to: replacement,
  }));
}

type Place = { line: number; column: number };
const between = (lines: readonly string[], from: Place, to: Place) =>
  lines
    .slice(from.line, to.line + 1)
    .map((line, i, { length }) => line.slice(i === 0 ? from.column : 0, i === length - 1 ? to.column : undefined))
    .join('\n');

const no = () => false;
const nothing = () => {};
const quiet = {
  isTraceEnabled: no,
  isDebugEnabled: no,
  isInfoEnabled: no,
  isWarnEnabled: no,
  isErrorEnabled: no,
  isFatalEnabled: no,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};
