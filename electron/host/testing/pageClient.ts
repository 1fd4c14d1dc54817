import { request } from 'node:http';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { HostMessage } from '../../../src/contract/hostMessages';
import { readHostMessage, socketPath } from '../../../src/contract/hostMessages';

export type Fetched = {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
};

/** Asks for a target exactly as given: no client tidies its path first. */
export function fetchTarget(port: number, target: string, headers = {}, method = 'GET'): Promise<Fetched> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Whether a TCP connection to this address can be made. */
export function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** A tab's WebSocket, and what the host said to it. */
export class PageClient {
  readonly received: HostMessage[] = [];
  /** The close code; 1006 where the host refused to open it, or the connection broke. */
  readonly closed: Promise<number>;
  private readonly socket: WebSocket;
  private changed: () => void = () => {};

  constructor(port: number, options: { readonly path?: string; readonly headers?: Record<string, string> } = {}) {
    const { path = socketPath, headers = { origin: `http://127.0.0.1:${port}` } } = options;
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { headers });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      this.socket.on('close', resolve);
    });
    this.socket.on('message', (data) => {
      const message = readHostMessage(String(data));
      if (message !== null) this.received.push(message);
      this.changed();
    });
  }

  /** Sends text or bytes as they are, once the connection is open. */
  async send(message: string | Buffer): Promise<void> {
    if (this.socket.readyState === WebSocket.CONNECTING) {
      await new Promise((resolve) => {
        this.socket.once('open', resolve);
      });
    }
    this.socket.send(message);
  }

  /** Says the secret and waits for the welcome. */
  async greet(secret: string): Promise<this> {
    await this.send(JSON.stringify({ secret }));
    await this.waitFor(() => this.received.some(({ type }) => type === 'welcome'));
    return this;
  }

  /** The answer to a request. */
  async ask(id: string, name: string, input: unknown = {}): Promise<unknown> {
    await this.send(JSON.stringify({ id, name, input }));
    const answers = () => this.received.filter((message) => message.type === 'answer' && message.id === id);
    await this.waitFor(() => answers().length > 0);
    const [found] = answers();
    return found?.type === 'answer' ? found.answer : undefined;
  }

  waitFor(fits: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (fits()) resolve();
      };
      this.changed = look;
      look();
    });
  }

  close(): void {
    this.socket.terminate();
  }
}
