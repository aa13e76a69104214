// What Adobe's validator, which knows Google's rules, says of the structured data in pages.
// Arguments: the folder `node_modules`, then HTML files. Prints a list of {file, type, severity, message}.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...files] = process.argv.slice(2);
const load = async (...path) => (await import(pathToFileURL(join(resolve(folder), ...path)))).default;
const Validator = await load('@adobe', 'structured-data-validator', 'src', 'index.js');
const Extractor = await load('@marbec', 'web-auto-extractor', 'dist', 'index.js');

const found = [];
for (const file of files) {
  const data = new Extractor({ addLocation: true, embedSource: ['rdfa', 'microdata'] }).parse(await readFile(file, 'utf8'));
  for (const issue of await new Validator().validate(data)) {
    found.push({ file, type: issue.rootType ?? issue.path?.[0]?.type ?? '', severity: issue.severity, message: issue.issueMessage });
  }
}
process.stdout.write(JSON.stringify(found));
