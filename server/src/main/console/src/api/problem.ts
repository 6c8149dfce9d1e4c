/** A refusal of the API (RFC 9457), or a failure to reach it: status 0. Its message is fit to be shown. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  /** The last part of the problem's type, such as `self-approval`. */
  readonly kind: string;
  /** What else the problem says, by name. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(status: number, title: string, detail?: string, kind = '', facts: Record<string, unknown> = {}) {
    super(detail ? `${title}: ${detail}` : title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.kind = kind;
    this.facts = facts;
  }

  /** Whether the same request may succeed a moment later. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 502;
  }

  /** Whether this server has no such route: an older one, which is told from a thing that is not there. */
  get unknownRoute(): boolean {
    return this.status === 405 || (this.status === 404 && this.kind === 'not-found' && Object.keys(this.facts).every((name) => name === 'requestId'));
  }

  static async of(response: Response): Promise<Problem> {
    const body = await response.json().then(asFacts, () => ({}) as Record<string, unknown>);
    const { title, detail, type, status: _, ...facts } = body;
    return new Problem(
      response.status,
      typeof title === 'string' ? title : `The server answered ${response.status}`,
      typeof detail === 'string' ? detail : undefined,
      typeof type === 'string' ? (type.split('/').at(-1) ?? '') : '',
      facts,
    );
  }

  static unreachable(): Problem {
    return new Problem(0, 'The server cannot be reached', 'check the connection and try again', 'unreachable');
  }
}

function asFacts(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
