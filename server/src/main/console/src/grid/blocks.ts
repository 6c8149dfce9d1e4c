export interface Page<R> {
  readonly total: number;
  readonly rows: readonly R[];
}

export type LoadPage<R> = (offset: number, limit: number, signal: AbortSignal) => Promise<Page<R>>;

interface Settings {
  /** Rows of a block: one request. */
  readonly size: number;
  /** Blocks kept. */
  readonly kept: number;
}

type Block<R> =
  | { readonly state: 'loading'; readonly stop: AbortController }
  | { readonly state: 'loaded'; readonly rows: readonly R[] }
  | { readonly state: 'failed'; readonly error: unknown };

/**
 * The rows of a long list that stays on the server: blocks of it, those seen last. A block is asked for once; a jump
 * aborts what is still on its way and no longer needed.
 */
export class Blocks<R> {
  /** By number, the one wanted longest ago first. */
  private readonly blocks = new Map<number, Block<R>>();
  private readonly listeners = new Set<() => void>();
  private wanted = { first: 0, last: -1 };
  /** Grows with every answer, so that a view knows it is to be drawn again. */
  version = 0;
  /** Of the newest answer; unknown before the first one. */
  total: number | undefined;

  constructor(
    private readonly load: LoadPage<R>,
    private readonly settings: Settings = { size: 100, kept: 30 },
  ) {}

  row(index: number): R | undefined {
    const block = this.blocks.get(Math.floor(index / this.settings.size));
    return block?.state === 'loaded' ? block.rows[index % this.settings.size] : undefined;
  }

  /** Why rows that are wanted are not there. */
  get error(): unknown {
    for (const [number, block] of this.blocks) {
      if (block.state === 'failed' && this.isWanted(number)) {
        return block.error;
      }
    }
    return undefined;
  }

  /** Sees to it that these rows come. */
  want(first: number, last: number): void {
    const end = this.total === undefined ? last : Math.min(last, this.total - 1);
    this.wanted = { first: this.number(Math.max(0, first)), last: this.number(Math.max(0, end)) };
    this.dropUnwanted();
    for (let number = this.wanted.first; number <= this.wanted.last; number++) {
      this.touch(number);
    }
    this.forgetOldest();
  }

  /** Asks again for what failed. */
  retry(): void {
    for (const [number, block] of this.blocks) {
      if (block.state === 'failed') {
        this.blocks.delete(number);
        if (this.isWanted(number)) {
          this.touch(number);
        }
      }
    }
    this.changed();
  }

  stop(): void {
    this.wanted = { first: 0, last: -1 };
    this.dropUnwanted();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private touch(number: number): void {
    const block = this.blocks.get(number) ?? this.request(number);
    this.blocks.delete(number);
    this.blocks.set(number, block);
  }

  private request(number: number): Block<R> {
    const stop = new AbortController();
    const { size } = this.settings;
    this.load(number * size, size, stop.signal).then(
      (page) => {
        if (!stop.signal.aborted) {
          this.total = page.total;
          this.settle(number, { state: 'loaded', rows: page.rows });
        }
      },
      (error: unknown) => {
        if (!stop.signal.aborted) {
          this.settle(number, { state: 'failed', error });
        }
      },
    );
    return { state: 'loading', stop };
  }

  private settle(number: number, block: Block<R>): void {
    this.blocks.set(number, block);
    this.changed();
  }

  private changed(): void {
    this.version++;
    this.listeners.forEach((listener) => listener());
  }

  private dropUnwanted(): void {
    for (const [number, block] of this.blocks) {
      if (block.state === 'loading' && !this.isWanted(number)) {
        block.stop.abort();
        this.blocks.delete(number);
      }
    }
  }

  private forgetOldest(): void {
    for (const number of this.blocks.keys()) {
      if (this.blocks.size <= this.settings.kept) {
        return;
      }
      if (!this.isWanted(number)) {
        this.blocks.delete(number);
      }
    }
  }

  private number(row: number): number {
    return Math.floor(row / this.settings.size);
  }

  private isWanted(number: number): boolean {
    return number >= this.wanted.first && number <= this.wanted.last;
  }
}
