import { ErrorCode, type WebClient } from '@slack/web-api';
import { shortened } from '../blocks/text.ts';
import { told } from './called.ts';

/** What Slack takes of the words that stand for a picture. */
const ALT_MAX = 1000;

/** Uploads a picture that no channel shows by itself; gives the file's id. */
export async function upload(web: WebClient, name: string, png: Uint8Array<ArrayBuffer>, alt: string): Promise<string> {
  // Slack's name for it is alt_txt, whatever its library's types say.
  const said = { alt_txt: shortened(alt, ALT_MAX) };
  const place = await web.files.getUploadURLExternal({ filename: name, length: png.length, ...said });
  const file = told(place.file_id);
  const sent = await put(told(place.upload_url), png);
  if (!sent.ok) throw Object.assign(new Error('upload'), { code: ErrorCode.HTTPError, statusCode: sent.status });
  await web.files.completeUploadExternal({ files: [{ id: file, title: name }] });
  return file;
}

/** A connection that breaks here is one to Slack as any other: it is told in the client's own way. */
async function put(url: string, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    const original = error instanceof Error ? error : new Error(String(error));
    throw Object.assign(new Error('upload'), { code: ErrorCode.RequestError, original });
  }
}

/** Slack knows what kind of file it is once it has processed it. */
export const isProcessed = async (web: WebClient, file: string) =>
  ((await web.files.info({ file })).file?.mimetype ?? '') !== '';
