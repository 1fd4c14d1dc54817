import type { Activation } from '../../src/layers/params';
import { activationFunctions } from './activationFunctions';

const [WIDTH, HEIGHT, REACH] = [34, 30, 4];

/** The curve of an activation from -4 to 4, small. */
export function ActivationCurve({ activation }: { readonly activation: Activation }) {
  const curve = activationFunctions[activation];
  if (curve === null) return null;
  const points = Array.from({ length: 41 }, (_, index) => {
    const x = (index / 20 - 1) * REACH;
    const y = Math.min(REACH, Math.max(-REACH, curve(x)));
    return `${((x / REACH + 1) / 2) * WIDTH},${((1 - y / REACH) / 2) * HEIGHT}`;
  });
  return (
    <svg
      className="activation-curve"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path className="axis" d={`M0 ${HEIGHT / 2} H${WIDTH} M${WIDTH / 2} 0 V${HEIGHT}`} />
      <polyline points={points.join(' ')} />
    </svg>
  );
}
