import { z } from 'zod';
import { flag, several, some, whole, word } from '../fields.ts';
import { Component, NAMES, Override } from './sarif-rules.ts';

const words = some(z.string());
/** What is read of a result. */
export const Result = z.object({
  ...NAMES,
  level: word(30),
  kind: word(30),
  message: some(z.object({ text: words, markdown: words, id: words, arguments: some(z.array(z.string())) })),
  locations: some(
    z.array(
      z.object({
        physicalLocation: some(
          z.object({ artifactLocation: some(z.object({ uri: word(1000), index: some(whole()) })) }),
        ),
        logicalLocations: some(z.array(z.object({ fullyQualifiedName: word(1000), name: word(1000) }))),
      }),
    ),
  ),
  fingerprints: some(z.record(z.string(), z.string())),
  partialFingerprints: some(z.record(z.string(), z.string())),
  suppressions: some(z.array(z.object({ status: word(30) })).min(1)),
  baselineState: word(30),
  provenance: some(z.object({ invocationIndex: some(whole()) })),
});
/** A file that results name by its place among the others. */
export const ArtifactListed = z.object({ location: z.object({ uri: word(1000) }) });
export type Result = z.output<typeof Result>;
/** What is read of a file of SARIF 2.1: https://docs.oasis-open.org/sarif/sarif/v2.1.0 */
export const Log = z.object({
  version: z.string(),
  runs: z
    .array(
      z.object({
        tool: z.object({ driver: Component, extensions: some(z.array(Component)) }),
        // All but its last part, which is of this run: a category, as GitHub has it.
        automationDetails: some(z.object({ id: word(300) })),
        results: z.array(z.unknown()).nullish(),
        artifacts: some(z.array(z.unknown())),
        invocations: some(
          z.array(
            z.object({
              executionSuccessful: some(flag),
              ruleConfigurationOverrides: several(Override, 1000),
            }),
          ),
        ),
        versionControlProvenance: some(z.array(z.object({ revisionId: word(100) }))),
      }),
    )
    .max(100),
});
export type Run = z.output<typeof Log>['runs'][number];
