import { SaxesParser } from 'saxes';
import { own } from '../../domain/own.ts';
import type { ReadBody } from '../source.ts';
import { Cases, type Tests } from './cases.ts';

const DEEPEST = 64;
const MOST_CASES = 500_000;
const MOST_ATTRIBUTES = 100;
const SLICE = 64 * 1024;
const GROUPS = ['testsuites', 'testsuite'];
/** Files of XML that are read, but not as XML. */
const AS_JSON: Record<string, string> = { bom: 'CycloneDX', 'rdf:RDF': 'SPDX' };

/** What JUnit’s XML says of tests. Counted are its cases, for headers count differently from tool to tool. */
export function junitIn(raw: Uint8Array): ReadBody {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reading = new Reading();
  try {
    for (let at = 0; at < raw.length; at += SLICE) {
      const fault = reading.take(decoder.decode(raw.subarray(at, at + SLICE), { stream: at + SLICE < raw.length }));
      if (fault) return { ok: false, fault };
    }
  } catch {
    return { ok: false, fault: 'it is not UTF-8' };
  }
  const fault = reading.end();
  return fault ? { ok: false, fault } : { ok: true, json: reading.tests() };
}

function noReport(root: string): string {
  const format = own(AS_JSON, root);
  return format
    ? `it is an SBOM written as XML: let the tool write ${format} as JSON`
    : `<${root.slice(0, 40)}> is no report of JUnit: let the tool write JUnit’s XML`;
}

/** Files that follow each other are one run: they are read as the parts of one document, without the declarations they begin with. */
class Reading {
  #fault: string | undefined;
  #depth = -1;
  #files = 0;
  #held = '';
  readonly #cases = new Cases();
  readonly #parser = this.#opened();

  constructor() {
    this.#write('<run>');
  }

  take(text: string): string | undefined {
    const all = `${this.#held}${text}`;
    // A declaration may go on in the next slice.
    const open = all.lastIndexOf('<?');
    const whole = open >= 0 && !all.includes('?>', open) ? all.slice(0, open) : all;
    this.#held = all.slice(whole.length);
    if (this.#held.length > SLICE) this.#wrong('a declaration in it does not end');
    this.#write(whole.replace(/<\?xml\s[^>]{0,1000}\?>|\uFEFF/g, ''));
    return this.#fault;
  }

  end(): string | undefined {
    if (this.#depth > 0) this.#wrong('it is cut off: its last elements do not end');
    this.#write(`${this.#held}</run>`);
    if (this.#fault === undefined) this.#parser.close();
    if (this.#files === 0) this.#wrong('it is no report of JUnit');
    return this.#fault;
  }

  tests(): Tests {
    return this.#cases.counted();
  }

  #write(text: string): void {
    if (this.#fault === undefined) this.#parser.write(text);
  }

  #wrong(why: string): void {
    this.#fault ??= why;
  }

  #opened(): SaxesParser {
    const parser = new SaxesParser();
    // A document type is where entities that grow without end are declared; here it is wrong wherever it stands.
    parser.on('error', ({ message }) =>
      this.#wrong(
        /doctype/i.test(message)
          ? 'it declares a document type, which no report needs'
          : `it is not XML: ${message.slice(0, 150)}`,
      ),
    );
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    parser.on('closetag', ({ name }) => {
      this.#depth--;
      if (name === 'testcase') this.#cases.close();
      if (GROUPS.includes(name)) this.#cases.closeSuite();
    });
    return parser;
  }

  #open(name: string, attributes: Record<string, string>): void {
    this.#depth++;
    if (this.#depth === 1) {
      if (!GROUPS.includes(name)) this.#wrong(noReport(name));
      this.#files++;
    }
    if (this.#depth > DEEPEST) this.#wrong(`it is nested more than ${DEEPEST} deep`);
    if (Object.keys(attributes).length > MOST_ATTRIBUTES)
      this.#wrong(`an element has more than ${MOST_ATTRIBUTES} attributes`);
    if (GROUPS.includes(name)) this.#cases.openSuite(attributes);
    else if (name === 'testcase') this.#cases.open(attributes);
    else this.#cases.mark(name);
    if (this.#cases.size > MOST_CASES) this.#wrong(`it has more than ${MOST_CASES} cases`);
  }
}
