/** A small change of the source: `line` (from 1) of the file, `from` what stands there, `to` what would stand there in its place. */
export type Mutant = { id: string; file: string; line: number; from: string; to: string };

/** What the tests said of one. `uncovered`: no test runs it. `static`: only evaluated while modules load, where it cannot be switched. */
export type Verdict = 'noticed' | 'survived' | 'timeout' | 'uncovered' | 'static';

/** A line that the worker writes: with `began` before it runs a mutant, with a verdict after; `by` which test noticed, `spoiled` which one failed afterwards without the mutant. */
export type Line = { id: string; began: true } | { id: string; verdict: Verdict; by?: string } | { spoiled: string };

/** The last test of all: while it runs, the others are run again, mutant by mutant. */
export const LAST = 'mutants';
