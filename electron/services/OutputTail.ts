const kept = 20_000;

/** The last 20,000 characters of a stream. */
export class OutputTail {
  private text = '';

  constructor(stream: NodeJS.ReadableStream | null | undefined) {
    stream?.on('data', (chunk: Buffer | string) => {
      this.text = (this.text + chunk.toString()).slice(-kept);
    });
  }

  read(): string {
    return this.text.trim();
  }
}
