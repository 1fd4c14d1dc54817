import { formatShape, type Shape, shapesEqual, sizeOf } from '../../src/document/Shape';
import { NumberField } from '../ui/NumberField';
import { SegmentedControl } from '../ui/SegmentedControl';
import { type ControlProps, placesOf } from './fieldProps';
import { readNumber } from './readNumber';

const imageAxes = ['height', 'width', 'channels'] as const;
const vectorAxes = ['values'] as const;
const kinds = [
  { value: 'image', title: 'Image' },
  { value: 'vector', title: 'Vector' },
] as const;

/** Sizes that data sets for learning have. */
const presets: readonly Shape[] = [
  [28, 28, 1],
  [32, 32, 3],
  [64, 64, 3],
];

/** The shape of the Input: an image or a vector; usual sizes are one click. */
export function ShapeControl(props: ControlProps<'inputShape'>) {
  const { spec, id, describedBy, value, invalid, onChange, onError, onCommit } = props;
  const isVector = Array.isArray(value) && value.length === 1;
  const axes: readonly string[] = isVector ? vectorAxes : imageAxes;
  const sizes = placesOf(Array.isArray(value) ? value : [], axes.length);
  const complete = sizes.map((size, place) => size ?? spec.default[place] ?? 1);
  const set = (shape: Shape) => {
    onChange([...shape]);
    onCommit();
  };
  return (
    <fieldset className="shape-control" aria-label={spec.label}>
      <SegmentedControl
        label="Kind of input"
        value={isVector ? 'vector' : 'image'}
        options={kinds}
        onChange={(kind) => set(kind === 'image' ? spec.default : [sizeOf(complete)])}
      />
      <div className="shape-axes">
        {axes.map((axis, place) => {
          const build = (number: number) => complete.map((size, index) => (index === place ? number : size));
          return (
            <div key={axis}>
              <NumberField
                id={place === 0 ? id : `${id}-${axis}`}
                label={`${spec.label} ${axis}`}
                describedBy={describedBy}
                value={sizes[place] ?? null}
                whole
                min={1}
                invalid={invalid}
                read={(text) => readNumber(spec, text, build, value)}
                onChange={(number) => onChange(build(number ?? 1))}
                onError={onError}
                onCommit={onCommit}
              />
              <span className="quiet axis-name" aria-hidden="true">
                {axis}
              </span>
            </div>
          );
        })}
      </div>
      <div className="shape-presets">
        {presets.map((preset) => (
          <button
            key={formatShape(preset)}
            type="button"
            className="link-button number"
            disabled={shapesEqual(preset, sizes.map(Number))}
            onClick={() => set(preset)}
          >
            {formatShape(preset)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
