import { randomUUID } from 'node:crypto';
import { close, openSync, read, unlinkSync, write } from 'node:fs';
import { join } from 'node:path';

/** What `read` and `write` of Node have in common. */
type Move = (
  file: number,
  bytes: Uint8Array,
  offset: number,
  length: number,
  position: number,
  end: (error: Error | null, count: number) => void,
) => void;

/**
 * A file for what memory has no room for. Its name is gone at once: however the process ends, the system frees it.
 * Nothing here throws: a disk that is full or broken makes `write` and `read` answer false.
 */
export class ScratchFile {
  private inUse = 0;
  private closing = false;

  private constructor(private readonly file: number) {}

  /** null where the folder cannot be written to. */
  static open(folder: string): ScratchFile | null {
    const path = join(folder, `scratch-${randomUUID()}`);
    try {
      const file = openSync(path, 'wx+', 0o600);
      unlinkSync(path);
      return new ScratchFile(file);
    } catch {
      return null;
    }
  }

  /** Writes all bytes at a place. They must not change meanwhile. */
  write(bytes: Uint8Array, position: number): Promise<boolean> {
    return this.transfer(write, bytes, position);
  }

  /** Fills the target with the bytes from a place on. */
  read(target: Uint8Array, position: number): Promise<boolean> {
    return this.transfer(read, target, position);
  }

  /** Ends its use. What is being read or written is finished first: the file's number may soon be another file's. */
  close(): void {
    if (this.closing) return;
    this.closing = true;
    if (this.inUse === 0) close(this.file);
  }

  private async transfer(move: Move, bytes: Uint8Array, position: number): Promise<boolean> {
    if (this.closing) return false;
    this.inUse++;
    try {
      for (let done = 0; done < bytes.length; ) {
        const count = await this.moveSome(move, bytes.subarray(done), position + done);
        if (count === 0) return false;
        done += count;
      }
      return true;
    } finally {
      this.inUse--;
      if (this.closing && this.inUse === 0) close(this.file);
    }
  }

  /** Number of bytes that were moved; 0 where none could be. */
  private moveSome(move: Move, bytes: Uint8Array, position: number): Promise<number> {
    return new Promise((resolve) => {
      move(this.file, bytes, 0, bytes.length, position, (error, count) => {
        resolve(error === null ? count : 0);
      });
    });
  }
}
