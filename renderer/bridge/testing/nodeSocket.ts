import { WebSocket } from 'ws';
import type { OpenSocket, PageSocket } from '../PageSocket';

/** Node's WebSocket in place of the browser's; `break` cuts the connection as a network would. */
export function nodeSockets(origin: string): { readonly openSocket: OpenSocket; readonly breakConnection: () => void } {
  let latest: WebSocket | null = null;
  const openSocket: OpenSocket = (address) => {
    const socket = new WebSocket(address, { origin });
    latest = socket;
    const page: PageSocket = {
      send: (text) => socket.send(text),
      close: () => socket.close(),
      onopen: null,
      onmessage: null,
      onclose: null,
    };
    socket.on('error', () => {});
    socket.on('open', () => page.onopen?.());
    socket.on('message', (data) => page.onmessage?.({ data: String(data) }));
    socket.on('close', (code) => page.onclose?.({ code }));
    return page;
  };
  return { openSocket, breakConnection: () => latest?.terminate() };
}
