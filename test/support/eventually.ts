import { vi } from 'vitest';

/** What comes within a second may take many on a machine that is busy with others; `vi.waitFor` alone gives up after one. */
const PATIENCE_MS = 25_000;

/** Looks until nothing is wrong any more. */
export const eventually = <T>(look: () => T | Promise<T>): Promise<T> => vi.waitFor(look, { timeout: PATIENCE_MS });
