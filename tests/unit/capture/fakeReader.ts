import type { FileReader, FileState } from '../../../src/capture/fileReader';
import { NotFoundError } from '../../../src/model/errors';
import { sha256Hex } from '../../../src/model/sha256';

type File = { text: string; at: string };

/** Jupyter's disk. A test may let something happen before a read is answered. */
export class FakeReader {
  readonly files = new Map<string, File>();
  /** Called before each answer with how often this was asked; `what` is `bytes` or `state`. */
  before: (what: string, path: string, times: number) => void | Promise<void> = () => undefined;

  write(path: string, text: string, at: string): { path: string; at: string; sizeBytes: number } {
    this.files.set(path, { text, at });
    return { path, at, sizeBytes: text.length };
  }

  async bytes(path: string): Promise<Blob> {
    return new Blob([(await this.ask('bytes', path)).text]);
  }

  async state(path: string, hash: boolean): Promise<FileState> {
    const { text, at } = await this.ask('state', path);
    const sha256 = hash ? await sha256Hex(new Blob([text])) : null;
    return { path, at, sizeBytes: text.length, sha256 };
  }

  /** As the class that it stands for, whose fields are private. */
  get asReader(): FileReader {
    return this as unknown as FileReader;
  }

  private async ask(what: string, path: string): Promise<File> {
    const times = (this.asked.get(what) ?? 0) + 1;
    this.asked.set(what, times);
    await this.before(what, path, times);
    const file = this.files.get(path);
    if (!file) {
      throw new NotFoundError(`No ${path}.`);
    }
    return file;
  }

  readonly asked = new Map<string, number>();
}
