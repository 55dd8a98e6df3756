import type { Page } from '@playwright/test';

import type { Lab } from './lab';

/** A browser tab on Lab, driven through Lab's own application object. */
export class LabPage {
  constructor(
    readonly page: Page,
    private lab: Pick<Lab, 'url' | 'token'>
  ) {}

  /** Load Lab afresh and wait until it is restored. */
  async openLab(path = 'lab'): Promise<void> {
    const mark = path.includes('?') ? '&' : '?';
    await this.page.goto(`${this.lab.url}${path}${mark}token=${this.lab.token}`);
    await this.restored();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.restored();
  }

  /** Wait until plugins are active and the layout is there. */
  async restored(): Promise<void> {
    for (;;) {
      try {
        await this.page.waitForFunction(() => 'jupyterapp' in window);
        return await this.app(async app => void (await app.restored));
      } catch (error) {
        // Lab goes on to a workspace of its own where another tab has the one that was asked for.
        if (!String(error).includes('because of a navigation')) {
          throw error;
        }
      }
    }
  }

  /**
   * Run a function in the page with Lab's application object.
   * @param run - Is sent as text: it sees only its two arguments.
   */
  app<R, A = undefined>(run: (app: any, arg: A) => R | Promise<R>, arg?: A): Promise<R> {
    return this.page.evaluate(`(${run})(window.jupyterapp, ${json(arg)})`);
  }

  execute<R = unknown>(command: string, args: object = {}): Promise<R> {
    return this.page.evaluate(
      `window.jupyterapp.commands.execute(${json(command)}, ${json(args)}).then(result =>
        result && typeof result.node === 'object' ? null : result)`
    );
  }

  /** Run a command as menus and keys do, which drop what comes of it. */
  start(command: string, args: object = {}): Promise<void> {
    return this.page.evaluate(
      `void window.jupyterapp.commands.execute(${json(command)}, ${json(args)})`
    );
  }

  /** Open a document, in front, and wait until it is ready. */
  open(path: string): Promise<void> {
    return this.app(async (app, path) => {
      const widget = await app.commands.execute('docmanager:open', { path });
      await widget.context.ready;
      app.shell.activateById(widget.id);
    }, path);
  }

  /** Put text in a cell of an open notebook. */
  editCell(path: string, text: string, index = 0): Promise<void> {
    return this.app(
      (app, { path, text, index }) => {
        for (const widget of app.shell.widgets('main')) {
          if (widget.context?.path === path) {
            const { cells } = widget.context.model;
            cells.get(index).sharedModel.setSource(text);
            return;
          }
        }
        throw new Error(`${path} is not open`);
      },
      { path, text, index }
    );
  }

  /** Save an open document with Lab's own command, as the menu does. */
  save(path: string): Promise<void> {
    return this.app(async (app, path) => {
      for (const widget of app.shell.widgets('main')) {
        if (widget.context?.path === path) {
          app.shell.activateById(widget.id);
          await app.commands.execute('docmanager:save');
          return;
        }
      }
      throw new Error(`${path} is not open`);
    }, path);
  }

  /** Write through Jupyter without a document, as another extension would. */
  saveContents(path: string, text: string): Promise<void> {
    return this.app(
      async (app, { path, text }) => {
        const options = { type: 'file', format: 'text', content: text };
        await app.serviceManager.contents.save(path, options);
      },
      { path, text }
    );
  }
}

function json(value: unknown): string {
  return value === undefined ? 'undefined' : JSON.stringify(value);
}
