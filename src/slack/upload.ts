import { ErrorCode, type WebClient } from '@slack/web-api';

/** Uploads a picture that no channel shows by itself; gives the file's id. */
export async function upload(web: WebClient, name: string, png: Uint8Array<ArrayBuffer>, alt: string): Promise<string> {
  const place = await web.files.getUploadURLExternal({
    filename: name,
    length: png.length,
    alt_text: alt.slice(0, 1000),
  });
  if (!place.upload_url || !place.file_id) throw new Error('Slack gave no address to upload to');
  const sent = await fetch(place.upload_url, {
    method: 'POST',
    body: png,
    signal: AbortSignal.timeout(10_000),
  });
  if (!sent.ok) throw Object.assign(new Error('upload'), { code: ErrorCode.HTTPError, statusCode: sent.status });
  await web.files.completeUploadExternal({ files: [{ id: place.file_id, title: name }] });
  return place.file_id;
}
