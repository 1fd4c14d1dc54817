import type { Plan } from '../../src/compiler/Plan';
import { bounds, NODE_HEIGHT, NODE_WIDTH } from '../../src/document/geometry';
import type { NetworkDocument } from '../../src/document/NetworkDocument';

export type TemplateSketchProps = { readonly plan: Plan; readonly document: NetworkDocument };

const MARGIN = 60;

/** A network as on the canvas, much smaller: where its layers stand and of what family they are. */
export function TemplateSketch({ plan, document }: TemplateSketchProps) {
  const box = bounds(document.nodes) ?? { left: 0, top: 0, right: 1, bottom: 1 };
  const place = new Map(document.nodes.map((node) => [node.id, node.position]));
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  return (
    <svg
      className="template-sketch"
      aria-hidden="true"
      viewBox={`${box.left - MARGIN} ${box.top - MARGIN} ${width + 2 * MARGIN} ${height + 2 * MARGIN}`}
      preserveAspectRatio="xMidYMid meet"
    >
      {document.edges.map((edge) => {
        const [from, to] = [place.get(edge.source), place.get(edge.target)];
        if (from === undefined || to === undefined) return null;
        const [x1, y1, x2, y2] = [from.x + NODE_WIDTH, from.y + NODE_HEIGHT / 2, to.x, to.y + NODE_HEIGHT / 2];
        const middle = (y1 + y2) / 2;
        const path = x2 > x1 ? `M${x1} ${y1} L${x2} ${y2}` : `M${x1} ${y1} h30 V${middle} H${x2 - 30} V${y2} H${x2}`;
        return <path key={edge.id} d={path} />;
      })}
      {document.nodes.map((node) => (
        <rect
          key={node.id}
          data-family={plan.layerById.get(node.id)?.definition.family}
          x={node.position.x}
          y={node.position.y}
          width={NODE_WIDTH}
          height={NODE_HEIGHT}
          rx={14}
        />
      ))}
    </svg>
  );
}
