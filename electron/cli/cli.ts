import { Command, CommanderError } from 'commander';
import { exportTargets } from '../../src/codegen/exportTargets';
import { engineNames } from '../../src/contract/trainerMessages';
import { check } from './check';
import { engines } from './engines';
import { type ExportOptions, exportCode } from './export';
import { fix } from './fix';
import { type ImportOptions, importModel } from './import';
import { type ExitStatus, endQuietlyWithoutReader, reportFailure } from './output';
import { predict } from './predict';
import { resume } from './resume';
import { train } from './train';

/** The command line: the same services as the window. Exit status: 0 done, 1 the answer is "no", 2 the call or a file is wrong. */
async function main(): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = new Command('cli').description('ConvCanvas from a terminal.').exitOverride().showHelpAfterError();
  const json = ['--json', 'put JSON and nothing else on standard output'] as const;

  program
    .command('check')
    .description('say what is wrong with networks, and what each layer makes of its input')
    .argument('<file...>', 'network documents (*.cnn.json)')
    .option(...json)
    .action(async (files: string[], options: { json?: boolean }) => {
      status = await check(files, options.json === true);
    });
  program
    .command('fix')
    .description('apply every proposed repair, as the buttons of the window do')
    .argument('<file>', 'a network document')
    .requiredOption('--all', 'all problems; there is no other choice yet')
    .requiredOption('--out <file>', 'where to write the repaired network')
    .option(...json)
    .action(async (file: string, options: { out: string; json?: boolean }) => {
      status = await fix(file, options.out, options.json === true);
    });
  program
    .command('train')
    .description('train a network')
    .argument('[file]', 'a network document; none with --resume')
    .option('--resume <folder>', 'go on with this run from its last checkpoint; with --epochs it may train longer')
    .option('--data <name|folder>', 'a built-in data set, or a folder with one sub-folder of images a class')
    .option('--epochs <n>', 'passes over the training images')
    .option('--batch-size <n>', 'images a step')
    .option(
      '--engine <name>',
      `${engineNames.join(', ')}, or tfjs for the better of the last two; by default the first that is installed`,
    )
    .option('--threads <n>', 'that the engine computes with; by default as many as this machine runs at once')
    .option('--device <name>', 'cpu; gpu, refused where the engine sees none; or auto, a GPU where there is one')
    .option('--seed <n>', 'of the initial weights, the shuffling and the split')
    .option('--limit <n>', 'use at most so many training images')
    .option('--out <folder>', 'the run folder, to be made')
    .option(...json)
    .action(async (file: string | undefined, options: Record<string, string | boolean | undefined>) => {
      status = await (typeof options.resume === 'string'
        ? resume(options.resume, file, options)
        : train(file, options));
    });
  program
    .command('predict')
    .description('what a trained network says to images')
    .requiredOption('--run <folder>', 'a run folder')
    .requiredOption('--images <file...>', 'PNG or JPEG files, or one .npy of float32 [n, height, width, channels]')
    .option('--engine <name>', `${engineNames.join(', ')}; by default the first that is installed`)
    .option(...json)
    .action(async (options: { run: string; images: string[]; engine?: string; json?: boolean }) => {
      status = await predict(options);
    });
  program
    .command('export')
    .description('write a network as code that runs as it is')
    .argument('<file>', 'a network document')
    .requiredOption('--target <name>', exportTargets.join(', '))
    .requiredOption('--out <folder>', 'where to write it; a new folder, or one of an earlier export')
    .option('--run <folder>', 'take the weights of this run; without it, the first weights, drawn by the seed')
    .option(...json)
    .action(async (file: string, options: ExportOptions) => {
      status = await exportCode(file, options);
    });
  program
    .command('import')
    .description('read a model file of Keras or TensorFlow.js')
    .argument('<source>', 'a .keras or .h5 file, or a model.json with its shards beside it')
    .requiredOption('--out <file>', 'the network document to write')
    .option('--run <folder>', 'where to put the weights, as a run: a folder to be made; by default among the runs')
    .option(...json)
    .action(async (source: string, options: ImportOptions) => {
      status = await importModel(source, options);
    });
  program
    .command('engines')
    .description('which engines are installed, and why others are not')
    .option(...json)
    .action(async (options: { json?: boolean }) => {
      status = await engines(options.json === true);
    });

  try {
    await program.parseAsync();
    return status;
  } catch (error) {
    // Commander has said on standard error what is wrong with the call; asking for help is no mistake.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return reportFailure(error, process.argv.includes('--json'));
  }
}

endQuietlyWithoutReader();
main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
