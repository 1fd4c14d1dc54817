import { useEffect, useState } from 'react';
import type { AppInfo } from '../../src/contract/api';
import { getBridge } from '../bridge/bridge';

/** What this front end can do; null until it has answered. */
export function useAppInfo(): AppInfo | null {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    let current = true;
    void getBridge()
      .api.appInfo({})
      .then((answer) => {
        if (current && answer.ok) setInfo(answer.value);
      });
    return () => {
      current = false;
    };
  }, []);
  return info;
}
