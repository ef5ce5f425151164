import { ManifestFaults } from '../../src/manifest/faults.ts';
import { loadManifests } from '../../src/manifest/load.ts';
import { sampleWith } from '../support/sample.ts';

export function faultsWith(files: Record<string, string>): string[] {
  try {
    loadManifests(sampleWith(files));
    return [];
  } catch (error) {
    if (error instanceof ManifestFaults) return error.faults;
    throw error;
  }
}
