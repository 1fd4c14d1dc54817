/** What npm knows of the exported package. Versions are those that the app is tested with. */
export const packageJson = {
  name: 'network',
  version: '1.0.0',
  private: true,
  engines: { node: '>=20' },
  scripts: {
    build: 'node build.mjs train && node build.mjs predict && node build.mjs page',
    train: 'node build.mjs train && node dist/train.cjs',
    predict: 'node build.mjs predict && node dist/predict.cjs',
    page: 'node build.mjs page',
    check: 'tsc',
  },
  dependencies: { '@tensorflow/tfjs': '4.22.0', 'jpeg-js': '0.4.4', pngjs: '7.0.0' },
  devDependencies: { '@types/node': '20.19.43', '@types/pngjs': '6.0.5', esbuild: '0.28.2', typescript: '7.0.2' },
} as const;
