import { testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomContrast', [
  { params: {}, detail: '±10 %' },
  { params: { factor: 1 }, detail: '±100 %' },
]);
