import { existsSync, readFileSync } from 'node:fs';

/** One file as Jupyter left it on disk at the end of a save. */
export type Witnessed = {
  path: string;
  sha256: string;
  size: number;
  /** Seconds since 1970. */
  time: number;
};

/**
 * Configuration for a Jupyter server that logs every file it writes. It runs
 * inside the save, so no later save can come before the log line.
 */
export function witnessConfig(log: string): string {
  return `
import hashlib, json, os, time

def witness(model, os_path, contents_manager, **kwargs):
    if model["type"] == "directory":
        return
    with open(os_path, "rb") as file:
        data = file.read()
    line = {
        "path": os.path.relpath(os_path, contents_manager.root_dir).replace(os.sep, "/"),
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": len(data),
        "time": time.time(),
    }
    with open(${JSON.stringify(log)}, "a", encoding="utf-8") as out:
        out.write(json.dumps(line) + "\\n")

c.FileContentsManager.post_save_hook = witness
`;
}

export function readWitness(log: string): Witnessed[] {
  if (!existsSync(log)) {
    return [];
  }
  const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
  return lines.map(line => JSON.parse(line));
}
