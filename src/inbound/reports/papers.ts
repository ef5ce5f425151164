import type { CheckState, CheckTold } from '../told.ts';
import type { Attestation } from './attestation.ts';
import type { Sbom } from './sbom.ts';

/** What is the same of each check that is uploaded. `name`: as it was given, if it was */
export type Uploaded = Omit<CheckTold, 'kind' | 'name' | 'state'> & { name: string | undefined };

/** Nothing is weighed in it: that it is there, and names what is in it, is all that a checklist asks. */
export const sbomTold = (sbom: Sbom, check: Uploaded): CheckTold => ({
  ...check,
  kind: 'sbom',
  name: check.name ?? `SBOM (${sbom.format})`,
  state: 'passed',
  summary: `${madeOf(sbom)}, ${sbom.signed ? 'its signature was not verified' : 'not signed'}`,
});

const SIGNED: Record<Attestation['signed'], string> = {
  yes: 'its signature is verified',
  no: 'signed by none of the keys of inbound.yml',
  untried: 'its signature was not verified',
  broken: 'not signed by the certificate that came with it',
};

/** Where its envelope is checked, what nobody trusted has signed is worth nothing; where it is not, provenance proves nothing, and an SBOM is one that was uploaded as it is. */
export function attested(attestation: Attestation, check: Uploaded): CheckTold {
  const { says, signed } = attestation;
  const isWorthless = signed === 'no' || signed === 'broken';
  const unverified: CheckState = isWorthless ? 'failed' : says.kind === 'sbom' ? 'passed' : 'neutral';
  const said = says.kind === 'sbom' ? madeOf(says) : `built by ${says.builder ?? 'nobody knows whom'}`;
  return {
    ...check,
    kind: says.kind,
    name: check.name ?? (says.kind === 'sbom' ? `SBOM (${says.format})` : 'Provenance (SLSA)'),
    state: signed === 'yes' ? 'passed' : unverified,
    summary: `${said.slice(0, 140)}, ${signedWords(attestation)}`,
  };
}

/** Whom a certificate names is worth reading, and proves nothing. */
function signedWords({ signed, certificate }: Attestation): string {
  if (signed !== 'untried' || certificate === undefined) return SIGNED[signed];
  const { names, issuer } = certificate;
  return `its certificate was not verified: signed as ${names}${issuer === undefined ? '' : `, by ${issuer}`}`;
}

const madeOf = ({ parts, format, version }: Sbom) =>
  `${parts} ${parts === 1 ? 'component' : 'components'}, ${format} ${version}`;
