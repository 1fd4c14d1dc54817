import { writeFileSync } from 'node:fs';
import { packageText, packageTextFile } from './packageText/packageText.mjs';

// node tools/typescriptPackage.mjs: puts the files of the exported TypeScript package, which are real and checked
// TypeScript, into one JSON file that every build can import. Needed when one of them changes; a test says so.

writeFileSync(packageTextFile, packageText());
