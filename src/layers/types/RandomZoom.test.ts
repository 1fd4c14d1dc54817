import { testRandomLayer } from '../testing/randomLayer';

testRandomLayer('RandomZoom', [
  { params: {}, detail: '±10 %' },
  { params: { heightFactor: 0.3 }, detail: '±30 %' },
  { params: { widthFactor: 0 }, detail: '±10 % × ±0 %' },
]);
