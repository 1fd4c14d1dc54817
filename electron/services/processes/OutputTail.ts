const kept = 4000;

/** The last few thousand characters of a stream. */
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
