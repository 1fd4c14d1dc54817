import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { Answer } from '../../src/contract/api';
import type { ServiceEvent } from '../../src/contract/events';
import type { HostMessage } from '../../src/contract/hostMessages';
import {
  largestMessage,
  pageGreetingSchema,
  pageRequestSchema,
  writeHostMessage,
  wrongSecret,
} from '../../src/contract/hostMessages';
import { AnswerBook } from './AnswerBook';
import { isSecret } from './secret';

export type AnswerRequest = (name: string, input: unknown) => Promise<Answer<unknown>>;

export type PageSocketsOptions = {
  readonly secret: string;
  /** Never rejects. */
  readonly answer: AnswerRequest;
  /** How long a page may take to say the secret, in ms. */
  readonly greetingWait: number;
};

// A tab that the browser has put to sleep reads nothing; its events must not pile up here without end.
const mostUnread = 32 * 1024 * 1024;

// RFC 6455: the message breaks the rules; the server is going away.
const policyViolation = 1008;
const goingAway = 1001;
const goodbyeWait = 500;

/** The WebSockets of all open tabs. */
export class PageSockets {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: largestMessage });
  /** Those that said the secret. */
  private readonly pages = new Set<WebSocket>();
  private readonly book = new AnswerBook();

  constructor(private readonly options: PageSocketsOptions) {}

  /** Makes a WebSocket of a request whose host and origin have been checked. */
  accept(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, stream, head, (socket) => this.greet(socket));
  }

  /** Tells every tab. */
  send(event: ServiceEvent): void {
    const text = writeHostMessage({ type: 'event', event });
    for (const page of this.pages) {
      if (page.bufferedAmount > mostUnread) page.terminate();
      else page.send(text, () => {});
    }
  }

  /** Says goodbye to every tab; those that do not answer are cut off. */
  close(): void {
    const sockets = [...this.server.clients];
    for (const socket of sockets) socket.close(goingAway);
    setTimeout(() => {
      for (const socket of sockets) socket.terminate();
    }, goodbyeWait).unref();
    this.server.close();
  }

  private greet(socket: WebSocket): void {
    // A message that is too large or malformed is answered by `ws` with its close code.
    socket.on('error', () => {});
    const late = setTimeout(() => socket.close(wrongSecret), this.options.greetingWait);
    socket.once('close', () => {
      clearTimeout(late);
      this.pages.delete(socket);
    });
    socket.once('message', (data, isBinary) => {
      clearTimeout(late);
      const greeting = pageGreetingSchema.safeParse(readJson(data, isBinary));
      if (!greeting.success || !isSecret(greeting.data.secret, this.options.secret)) {
        socket.close(wrongSecret);
        return;
      }
      this.pages.add(socket);
      socket.on('message', (data, isBinary) => this.receive(socket, readJson(data, isBinary)));
      sendTo(socket, { type: 'welcome' });
    });
  }

  private receive(socket: WebSocket, message: unknown): void {
    const request = pageRequestSchema.safeParse(message);
    if (!request.success) {
      socket.close(policyViolation);
      return;
    }
    const { id, name, input } = request.data;
    void this.book
      .ask(id, () => this.options.answer(name, input))
      .then((answer) => {
        sendTo(socket, { type: 'answer', id, answer });
      });
  }
}

function sendTo(socket: WebSocket, message: HostMessage): void {
  // A page that has gone meanwhile asks again when it is back.
  socket.send(writeHostMessage(message), () => {});
}

/** The message's JSON; undefined, which no schema accepts, where it is none. */
function readJson(data: RawData, isBinary: boolean): unknown {
  if (isBinary) return undefined;
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
