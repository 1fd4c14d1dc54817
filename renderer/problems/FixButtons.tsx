import { Wrench } from 'lucide-react';
import type { Diagnostic } from '../../src/diagnostics/Diagnostic';
import { runFix } from './applyFix';

/** The repairs of a problem; each says beforehand what becomes of the shapes. */
export function FixButtons({ problem }: { readonly problem: Diagnostic }) {
  // Working repairs out takes time; it happens here, for what is shown.
  const { fixes } = problem;
  if (fixes.length === 0) return null;
  return (
    <div className="problem-fixes">
      {fixes.map((fix) => (
        <div key={fix.title} className="problem-fix">
          <button type="button" className="button button-small" onClick={() => runFix(fix)}>
            <Wrench size={13} strokeWidth={1.75} aria-hidden="true" />
            {fix.title}
          </button>
          {fix.preview !== undefined && <span className="quiet problem-preview">{fix.preview}</span>}
        </div>
      ))}
    </div>
  );
}
