import { Problem, send } from './client';

/** One server-sent event. */
export interface ServerEvent {
  readonly id?: string;
  readonly name: string;
  readonly data: string;
}

/** Takes text as it arrives and gives the events that are complete. */
export class EventParser {
  private rest = '';

  push(text: string): ServerEvent[] {
    const all = this.rest + text;
    // a carriage return at the end may be half of a line's end
    const end = all.endsWith('\r') ? all.length - 1 : all.length;
    const blocks = all.slice(0, end).replace(/\r\n?/g, '\n').split('\n\n');
    this.rest = (blocks.pop() ?? '') + all.slice(end);
    return blocks.flatMap(event);
  }
}

function event(block: string): ServerEvent[] {
  let id: string | undefined;
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'id') id = value;
    else if (field === 'event') name = value;
    else if (field === 'data') data.push(value);
  }
  return data.length === 0 ? [] : [id === undefined ? { name, data: data.join('\n') } : { id, name, data: data.join('\n') }];
}

export interface Listener<T> {
  readonly onEvent: (value: T, event: ServerEvent) => void;
  /** The server had no more to say. */
  readonly onEnd?: () => void;
  /** A refusal, or the connection was lost three times in a row. */
  readonly onProblem?: (problem: Problem) => void;
}

const RETRIES = 3;

/**
 * Listens to a stream of JSON events. EventSource cannot send the Authorization header, so this reads the body of a fetch.
 *
 * @returns stops listening
 */
export function openEvents<T>(path: string, listener: Listener<T>): () => void {
  const stop = new AbortController();
  void listen(path, listener, stop.signal);
  return () => stop.abort();
}

async function listen<T>(path: string, listener: Listener<T>, signal: AbortSignal): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    try {
      await read<T>(path, signal, (value, event) => {
        failures = 0;
        listener.onEvent(value, event);
      });
      listener.onEnd?.();
      return;
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      const problem = failure instanceof Problem ? failure : Problem.unreachable();
      if (!problem.passing || ++failures > RETRIES) {
        listener.onProblem?.(problem);
        return;
      }
      await new Promise((wake) => setTimeout(wake, 500 * 2 ** failures));
    }
  }
}

async function read<T>(path: string, signal: AbortSignal, take: (value: T, event: ServerEvent) => void): Promise<void> {
  const response = await send('GET', path, undefined, { signal, headers: { Accept: 'text/event-stream' } });
  if (!response.body) {
    return;
  }
  const parser = new EventParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const event of parser.push(chunk.value)) {
      take(JSON.parse(event.data) as T, event);
    }
  }
}
