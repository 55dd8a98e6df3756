import type { FileBrowserModel } from '@jupyterlab/filebrowser';

/** Uploads by the file browser, which saves a large file many times before it is whole. */
export class Uploads {
  /** @param onFinish - Called with the contents path of a file that is whole. */
  constructor(private readonly onFinish: (path: string) => void) {}

  watch(model: FileBrowserModel): void {
    model.uploadChanged.connect((_, { name, newValue, oldValue }) => {
      const path = (newValue ?? oldValue)?.path;
      if (path === undefined) {
        return;
      }
      if (name === 'start' || name === 'update') {
        this.paths.add(path);
      } else {
        this.paths.delete(path);
        if (name === 'finish') {
          this.onFinish(path);
        }
      }
    });
  }

  /** A save of `path` would be that of a part. */
  isUploading(path: string): boolean {
    return this.paths.has(path);
  }

  private readonly paths = new Set<string>();
}
