import { useEffect, useState } from 'react';
import type { AppInfo } from '../../src/contract/api';
import { appInfo } from '../files/fileActions';
import { Dialog } from '../ui/Dialog';
import { close } from './close';

export function AboutDialog() {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    void appInfo().then(setInfo);
  }, []);
  return (
    <Dialog title="About ConvCanvas" onClose={close}>
      <p>Design, check and train convolutional networks by drag and drop.</p>
      {info !== null && (
        <dl className="about-facts">
          <dt className="quiet">Version</dt>
          <dd className="number">{info.version}</dd>
          <dt className="quiet">Networks are kept in</dt>
          <dd className="selectable">{info.documentsFolder}</dd>
        </dl>
      )}
      <p className="quiet">MIT licence. No account, nothing leaves this computer.</p>
    </Dialog>
  );
}
