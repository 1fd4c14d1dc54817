import type { Answer, Problem } from '../../src/contract/api';
import type { ServiceEvent } from '../../src/contract/events';
import type { HostMessage, PageGreeting, PageRequest } from '../../src/contract/hostMessages';
import { largestMessage, readHostMessage, wrongSecret } from '../../src/contract/hostMessages';
import type { Connection } from './connection';
import type { OpenSocket, PageSocket } from './PageSocket';

/** Waiting times in ms. */
export type Patience = {
  /** The first wait before connecting again; it doubles up to `longestWait`. */
  readonly firstWait: number;
  readonly longestWait: number;
  /** How long requests wait for a connection before they are answered with a problem. */
  readonly giveUpAfter: number;
};

export type HostConnectionOptions = {
  /** Of the host's WebSocket. */
  readonly address: string;
  readonly secret: string;
  readonly openSocket: OpenSocket;
  readonly patience: Patience;
  readonly onEvent: (event: ServiceEvent) => void;
  readonly onConnection: (connection: Connection) => void;
};

type Pending = { readonly text: string; readonly resolve: (answer: Answer<unknown>) => void };

/** Restarting is the way out of every loss; the unsaved network waits in the recovery copy. */
export const disconnected: Problem = {
  code: 'disconnected',
  message:
    'ConvCanvas in the terminal has ended or cannot be reached. Start it again with "npm start -- --browser", ' +
    'then open the address that it prints.',
};

const tooLarge: Problem = {
  code: 'too-large',
  message: 'This is more than 60 MB, which is more than ConvCanvas can pass on from a browser at once.',
};

/** The page's end of the WebSocket: keeps it open, and every request until it is answered. */
export class HostConnection {
  private readonly pending = new Map<string, Pending>();
  private readonly idPrefix = newIdPrefix();
  private requests = 0;
  private state: Connection = 'connecting';
  private socket: PageSocket | null = null;
  private wait: number;
  private retrying: ReturnType<typeof setTimeout> | undefined;
  private givingUp: ReturnType<typeof setTimeout> | undefined;
  private refused = false;

  constructor(private readonly options: HostConnectionOptions) {
    this.wait = options.patience.firstWait;
    options.onConnection(this.state);
    this.awaitConnection();
    this.open();
  }

  /** Sends a request, now or as soon as there is a connection; the answer never rejects. */
  request(name: string, input: unknown): Promise<Answer<unknown>> {
    if (this.state === 'lost') return Promise.resolve({ ok: false, problem: disconnected });
    this.requests++;
    const id = `${this.idPrefix}-${this.requests}`;
    const request: PageRequest = { id, name, input };
    const text = JSON.stringify(request);
    if (isTooLarge(text)) return Promise.resolve({ ok: false, problem: tooLarge });
    return new Promise((resolve) => {
      this.pending.set(id, { text, resolve });
      if (this.state === 'connected') this.socket?.send(text);
    });
  }

  /** Ends it for good. */
  close(): void {
    this.refused = true;
    this.socket?.close();
    this.lose();
  }

  private open(): void {
    const socket = this.options.openSocket(this.options.address);
    this.socket = socket;
    socket.onopen = () => {
      const greeting: PageGreeting = { secret: this.options.secret };
      socket.send(JSON.stringify(greeting));
    };
    socket.onmessage = ({ data }) => {
      const message = typeof data === 'string' ? readHostMessage(data) : null;
      if (message !== null) this.receive(message);
    };
    socket.onclose = ({ code }) => this.closed(code);
  }

  private receive(message: HostMessage): void {
    switch (message.type) {
      case 'welcome':
        clearTimeout(this.givingUp);
        this.wait = this.options.patience.firstWait;
        this.become('connected');
        for (const { text } of this.pending.values()) this.socket?.send(text);
        return;
      case 'answer':
        this.pending.get(message.id)?.resolve(message.answer);
        this.pending.delete(message.id);
        return;
      case 'event':
        this.options.onEvent(message.event);
        return;
    }
  }

  private closed(code: number): void {
    this.socket = null;
    if (code === wrongSecret) this.refused = true;
    if (this.refused) {
      this.lose();
      return;
    }
    if (this.state === 'connected') {
      this.become('connecting');
      this.awaitConnection();
    }
    this.retrying = setTimeout(() => this.open(), this.wait);
    this.wait = Math.min(this.wait * 2, this.options.patience.longestWait);
  }

  /** Requests wait a while; the trying goes on after that, for a computer that slept. */
  private awaitConnection(): void {
    this.givingUp = setTimeout(() => this.lose(), this.options.patience.giveUpAfter);
  }

  private lose(): void {
    clearTimeout(this.givingUp);
    if (this.refused) clearTimeout(this.retrying);
    this.become('lost');
    const unanswered = [...this.pending.values()];
    this.pending.clear();
    for (const { resolve } of unanswered) resolve({ ok: false, problem: disconnected });
  }

  private become(state: Connection): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onConnection(state);
  }
}

// crypto.randomUUID is missing where a page is not a secure context.
function newIdPrefix(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join('');
}

function isTooLarge(text: string): boolean {
  // A UTF-16 unit takes at most 3 bytes of UTF-8: most texts need no second look.
  return text.length * 3 > largestMessage && new TextEncoder().encode(text).length > largestMessage;
}
