import { formatCount } from '../../src/document/Shape';
import { useDocumentStore } from '../state/documentStore';
import { Tooltip } from '../ui/Tooltip';
import { shortCount } from './shortCount';

/** Parameters and multiply-accumulates of the whole network. */
export function Totals() {
  const { params, trainableParams, macs } = useDocumentStore((state) => state.plan.totals);
  const fixed = params - trainableParams;
  return (
    <Tooltip
      text={`${formatCount(params)} parameters${fixed > 0 ? `, ${formatCount(fixed)} of them not trained` : ''}; ${formatCount(macs)} multiply-accumulates for one image`}
    >
      <span className="totals number quiet">
        {formatCount(params)} params · {shortCount(macs)} MACs
      </span>
    </Tooltip>
  );
}
