/** What the bridge needs of a WebSocket; a browser's own fits, and so does any other with its interface. */
export type PageSocket = {
  readonly send: (text: string) => void;
  readonly close: () => void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
};

export type OpenSocket = (address: string) => PageSocket;

/** The browser's WebSocket. */
export const openBrowserSocket: OpenSocket = (address) => {
  const socket = new WebSocket(address);
  const page: PageSocket = {
    send: (text) => socket.send(text),
    close: () => socket.close(),
    onopen: null,
    onmessage: null,
    onclose: null,
  };
  socket.onopen = () => page.onopen?.();
  socket.onmessage = (event: MessageEvent<unknown>) => page.onmessage?.(event);
  socket.onclose = (event) => page.onclose?.(event);
  return page;
};
