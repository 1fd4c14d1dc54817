import { FilePlus2 } from 'lucide-react';
import { compile } from '../../src/compiler/compile';
import { formatCount } from '../../src/document/Shape';
import { type Template, templates } from '../../src/templates/templates';
import { newDocument, openFresh } from '../files/fileActions';
import { Dialog } from '../ui/Dialog';
import { close } from './close';
import { TemplateSketch } from './TemplateSketch';

/** Networks to start from; each shows one thing. */
export function TemplatesDialog() {
  return (
    <Dialog title="Start from a template" wide onClose={close}>
      <ul className="templates">
        {templates.map((template) => (
          <li key={template.id}>
            <TemplateCard template={template} isFirst={template === templates[0]} />
          </li>
        ))}
        <li>
          <button
            type="button"
            className="template-card"
            onClick={() => {
              close();
              void newDocument();
            }}
          >
            <span className="template-sketch template-empty">
              <FilePlus2 size={26} strokeWidth={1.5} aria-hidden="true" />
            </span>
            <strong>Empty network</strong>
            <span className="quiet">A blank canvas; every layer is yours to add.</span>
          </button>
        </li>
      </ul>
    </Dialog>
  );
}

function TemplateCard({ template, isFirst }: { readonly template: Template; readonly isFirst: boolean }) {
  const plan = compile(template.document);
  return (
    <button
      type="button"
      className="template-card"
      data-autofocus={isFirst || undefined}
      onClick={() => {
        close();
        void openFresh(template.document);
      }}
    >
      <TemplateSketch plan={plan} document={template.document} />
      <strong>{template.title}</strong>
      <span className="quiet">{template.teaches}</span>
      <span className="number quiet">{formatCount(plan.totals.params)} params</span>
    </button>
  );
}
