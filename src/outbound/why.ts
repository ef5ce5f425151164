/** What went wrong with a connection, by its code, with what can be done; the first that fits. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^ECONNREFUSED$/, 'nothing listens there: check the port, and whether it runs'],
  [/^(ENOTFOUND|EAI_NONAME)$/, 'nobody knows that host: check its name, and HTTPS_PROXY if the network has a proxy'],
  [/^EAI_AGAIN$/, 'the name server does not answer: check the network of Gonogo'],
  [
    /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/,
    'no way leads there: check the network, its firewall and its proxy (HTTPS_PROXY)',
  ],
  [
    /^(ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/,
    'no connection came about in time: check the address, the firewall and the proxy (HTTPS_PROXY)',
  ],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'it ended the connection before it had answered: look at its log'],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, 'it stopped in the middle of its answer: look at its log'],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'its certificate is not valid today: renew it, or set the clock'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is of another host: check the name in the address'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER|VERIFY).*)$/,
    'its certificate is of nobody whom Gonogo trusts: name its authority in NODE_EXTRA_CA_CERTS',
  ],
  [/^(CERT_|ERR_TLS|UNABLE_TO_)/, 'its certificate can’t be trusted: look at it'],
  [
    /^(EPROTO|ERR_SSL_|HPE_|HTTPParserError$)/,
    'it does not speak what the address says: check https or http, and the port',
  ],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'it sent more headers than are read: check the address'],
  [/^Z_/, 'its answer is packed in another way than it says: look at what stands before it'],
  [/^PROXY_407$/, 'the proxy wants a name and a password: write HTTPS_PROXY as http://name:password@host:port'],
  [/^PROXY_\d+$/, 'the proxy did not let it through: ask whoever keeps it, or name the host in NO_PROXY'],
  [/^PROXY_/, 'the proxy did not answer: check HTTPS_PROXY and HTTP_PROXY'],
  [
    /^PRIVATE_ADDRESS$/,
    'its host leads to a private or reserved address; set "allowPrivate: true" beside it in the manifests if that is meant',
  ],
  [/^UND_ERR_INVALID_ARG$/, 'a call like that can’t be sent: check the address and the token for stray characters'],
];

/** By the code of what went wrong, whether there was no connection to send anything on. */
export const neverArrived = (code: string): boolean => NEVER_ARRIVED.test(code);
const NEVER_ARRIVED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|UND_ERR_INVALID_ARG|PRIVATE_ADDRESS|PROXY_\w+|(CERT|ERR_TLS|ERR_SSL|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)_.*)$/;

/** "could not be reached: nothing listens there: … (ECONNREFUSED)": goes on after "it" or a name; the code stays for whoever looks it up. */
export function unreachedWords(code: string): string {
  const words = WORDS.find(([is]) => is.test(code))?.[1];
  // What was reached may have done what it was asked.
  const what = neverArrived(code) ? 'could not be reached' : 'gave no answer that can be read';
  return words === undefined ? `${what} (${code})` : `${what}: ${words} (${code})`;
}
