import { testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomTranslation', [
  { params: {}, detail: '±10 %' },
  { params: { heightFactor: 0.25 }, detail: '±25 % × ±10 %' },
]);
