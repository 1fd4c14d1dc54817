import type { CodeInput } from '../../src/codegen/CodeInput';
import { kerasModel } from '../../src/codegen/keras/kerasModel';
import { pytorchModel } from '../../src/codegen/pytorch/pytorchModel';
import type { SourceFile } from '../../src/codegen/SourceFile';
import { typescriptModel } from '../../src/codegen/typescript/typescriptModel';
import type { CodeLanguage } from '../../src/contract/settings';

/** Writes the file that defines the network. */
export const writers: { readonly [language in CodeLanguage]: (input: CodeInput) => SourceFile } = {
  keras: kerasModel,
  pytorch: pytorchModel,
  typescript: typescriptModel,
};
