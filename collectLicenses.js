const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const REPORT = 'third-party-licenses.json';
const PACKAGE = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * The report of Lab's builder leaves out packages whose modules were all joined with others: this
 * adds every package of which a module was built.
 */
class CollectLicenses {
  apply(compiler) {
    const folders = new Set();
    compiler.hooks.compilation.tap('CollectLicenses', compilation =>
      compilation.hooks.finishModules.tap('CollectLicenses', modules => {
        for (const { resource } of modules) {
          const folder = PACKAGE.exec(resource ?? '')?.[0];
          if (folder) {
            folders.add(folder);
          }
        }
      })
    );
    compiler.hooks.done.tap('CollectLicenses', ({ compilation }) => {
      const report = join(compilation.outputOptions.path, REPORT);
      // A build for development has none.
      if (existsSync(report)) {
        writeFileSync(report, complete(readFileSync(report, 'utf8'), [...folders].map(entryOf)));
      }
    });
  }
}

function complete(report, entries) {
  const byName = new Map(entries.map(entry => [entry.name, entry]));
  for (const entry of JSON.parse(report).packages) {
    byName.set(entry.name, entry);
  }
  const packages = [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return JSON.stringify({ packages }, null, 2);
}

function entryOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(each => /^licen[cs]e/i.test(each));
  const extractedText = file ? readFileSync(join(folder, file), 'utf8') : '';
  return { name, versionInfo: version, licenseId: license ?? '', extractedText };
}

module.exports = { CollectLicenses };
