import { expect, test } from 'vitest';
import { unreachedWords } from '../../src/outbound/why.ts';

test.each([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'check its name'],
  ['EAI_AGAIN', 'the name server'],
  ['ENETUNREACH', 'firewall'],
  ['UND_ERR_CONNECT_TIMEOUT', 'in time'],
  ['UND_ERR_SOCKET', 'ended the connection'],
  ['ECONNRESET', 'ended the connection'],
  ['UND_ERR_BODY_TIMEOUT', 'in the middle'],
  ['CERT_HAS_EXPIRED', 'renew it'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'another host'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'NODE_EXTRA_CA_CERTS'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'NODE_EXTRA_CA_CERTS'],
  ['CERT_REVOKED', 'can’t be trusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'https or http'],
  ['HPE_INVALID_CONSTANT', 'https or http'],
  ['HTTPParserError', 'https or http'],
  ['Z_DATA_ERROR', 'packed'],
  ['PRIVATE_ADDRESS', 'allowPrivate'],
  ['UND_ERR_INVALID_ARG', 'stray characters'],
  ['EHOSTUNREACH', 'HTTPS_PROXY'],
  ['PROXY_407', 'a name and a password'],
  ['PROXY_403', 'NO_PROXY'],
  ['PROXY_ENOTFOUND', 'check HTTPS_PROXY'],
])('%s is said in words, and stands behind them', (code, words) => {
  const said = unreachedWords(code);
  expect(said).toContain(words);
  expect(said).toMatch(new RegExp(`^(could not be reached|gave no answer that can be read): .*\\(${code}\\)$`));
});

test.each([
  ['ECONNREFUSED', 'could not be reached'],
  ['PRIVATE_ADDRESS', 'could not be reached'],
  ['CERT_HAS_EXPIRED', 'could not be reached'],
  ['PROXY_407', 'could not be reached'],
  ['UND_ERR_SOCKET', 'gave no answer that can be read'],
  ['ECONNRESET', 'gave no answer that can be read'],
  ['UND_ERR_BODY_TIMEOUT', 'gave no answer that can be read'],
  ['HTTPParserError', 'gave no answer that can be read'],
  ['UND_ERR_HEADERS_OVERFLOW', 'gave no answer that can be read'],
  ['Z_DATA_ERROR', 'gave no answer that can be read'],
])('%s: what may have arrived is not said to be out of reach', (code, what) => {
  expect(unreachedWords(code).startsWith(`${what}: `)).toBe(true);
});

test('what nobody has words for is named', () => {
  expect(unreachedWords('EWHATEVER')).toBe('gave no answer that can be read (EWHATEVER)');
});
