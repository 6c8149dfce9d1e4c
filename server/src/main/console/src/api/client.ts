import { Problem } from './problem';
import { session } from './session';

export { Problem };

type Value = string | number | boolean | undefined | null;
export type Query = Readonly<Record<string, Value>>;

export interface Options {
  readonly query?: Query;
  readonly signal?: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface WriteOptions extends Options {
  /** Sent again with a retry of the same write, so that it happens once; a new one unless given. */
  readonly idempotencyKey?: string;
}

/** An address of the API; what is undefined, null or empty is left out of the query. */
export function address(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}

export const get = <T>(path: string, options: Options = {}): Promise<T> => json<T>('GET', path, undefined, options);

/** What was read, and the version that its entity tag names: a change of it says that with `ifMatch`. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number | undefined;
}

export async function getVersioned<T>(path: string, options: Options = {}): Promise<Versioned<T>> {
  const response = await send('GET', path, undefined, options);
  const tag = /\d+/.exec(response.headers.get('ETag') ?? '');
  return { value: (await response.json()) as T, version: tag ? Number(tag[0]) : undefined };
}

export const post = <T>(path: string, body?: unknown, options: WriteOptions = {}): Promise<T> =>
  write<T>('POST', path, body, options);

/** Reads what takes more to ask for than fits into an address: it writes nothing, so it needs no key. */
export const ask = <T>(path: string, body: unknown, options: Options = {}): Promise<T> =>
  json<T>('POST', path, body, options);

export const put = <T>(path: string, body: unknown, options: WriteOptions = {}): Promise<T> => write<T>('PUT', path, body, options);

export const patch = <T>(path: string, body: unknown, options: WriteOptions = {}): Promise<T> => write<T>('PATCH', path, body, options);

export const remove = (path: string, options: WriteOptions = {}): Promise<void> => write<void>('DELETE', path, undefined, options);

/** Sends a file as it is; its own type says what it is, unless the headers do. */
export const upload = <T>(method: 'POST' | 'PUT', path: string, file: Blob, options: WriteOptions = {}): Promise<T> => write<T>(method, path, file, options);

/** The header of a change that was made from this version of what it changes. */
export const ifMatch = (version: number): Readonly<Record<string, string>> => ({ 'If-Match': `"${version}"` });

/** Saves an answer as a file; the name is the server's if it gives one. */
export async function download(path: string, fallbackName: string, options: Options = {}): Promise<void> {
  const response = await send('GET', path, undefined, options);
  const blob = await response.blob();
  const named = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = named?.[1] ?? fallbackName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The bare answer, for streams; throws a Problem unless it is a success. */
export async function send(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const response = await reach(method, path, body, options);
  if (response.ok) {
    return response;
  }
  const problem = await Problem.of(response);
  if (response.status === 401 && session.get()) {
    session.signOut();
  }
  throw problem;
}

function write<T>(method: string, path: string, body: unknown, options: WriteOptions): Promise<T> {
  const key = options.idempotencyKey ?? newKey();
  return json<T>(method, path, body, { ...options, headers: { 'Idempotency-Key': key, ...options.headers } });
}

/** crypto.randomUUID is there over HTTPS and on localhost only; the console also runs on a plain address inside a network. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function json<T>(method: string, path: string, body: unknown, options: Options): Promise<T> {
  const response = await send(method, path, body, options);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

async function reach(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json', ...options.headers });
  const signedIn = session.get();
  if (signedIn) {
    headers.set('Authorization', `Bearer ${signedIn.token}`);
    if (signedIn.project) {
      headers.set('X-Calibr-Project', signedIn.project);
    }
  }
  const file = body instanceof Blob;
  if (body !== undefined && !headers.has('Content-Type')) {
    headers.set('Content-Type', file ? body.type || 'application/octet-stream' : 'application/json');
  }
  try {
    return await fetch(address(path, options.query), {
      method,
      headers,
      body: body === undefined ? null : file ? body : JSON.stringify(body),
      signal: options.signal ?? null,
      credentials: 'omit',
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') {
      throw failure;
    }
    throw Problem.unreachable();
  }
}
