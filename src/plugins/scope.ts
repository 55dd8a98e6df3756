import { PageConfig } from '@jupyterlab/coreutils';

/** One browser origin can serve many servers, projects and people: each has a queue of its own. */
export function scopeOf(baseUrl: string): string {
  const parts = [baseUrl, PageConfig.getOption('serverRoot'), PageConfig.getOption('hubUser')];
  return `jupyterlab-bookstore ${JSON.stringify(parts)}`;
}
