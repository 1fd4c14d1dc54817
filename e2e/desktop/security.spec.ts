import { expect, type Page, test } from '@playwright/test';
import { requests } from '../../src/contract/api';
import type { Bridge } from '../../src/contract/events';
import { builtFile, type DesktopApp, launchDesktopApp } from '../support/desktopApp';

type BridgedWindow = { readonly convcanvas: Bridge };

test.describe('the page is confined', () => {
  let desktop: DesktopApp;
  let page: Page;

  test.beforeAll(async () => {
    desktop = await launchDesktopApp();
    page = desktop.page;
  });
  test.afterAll(() => desktop.close());

  test('is served by a scheme of its own, under a strict policy', async () => {
    const { address, status, policy, type } = await page.evaluate(async () => {
      const response = await fetch(location.href);
      const header = (name: string) => response.headers.get(name);
      const policy = header('content-security-policy');
      return { address: location.href, status: response.status, policy, type: header('x-content-type-options') };
    });
    expect(address).toBe('app://convcanvas/index.html');
    expect(status).toBe(200);
    expect(type).toBe('nosniff');
    expect(policy?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'self'",
      "font-src 'self'",
      "form-action 'none'",
      "frame-src 'none'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "script-src 'self'",
      "style-src 'self' 'unsafe-inline'",
    ]);
  });

  test('runs no script that came as text', async () => {
    const ran = await page.evaluate(() => {
      const target = globalThis as unknown as { ran?: string[] };
      target.ran = [];
      const script = document.createElement('script');
      script.textContent = 'window.ran.push("inline")';
      document.head.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.ran.push("attribute")');
      document.body.append(button);
      button.click();
      button.remove();
      const source = document.createElement('script');
      source.src = 'data:text/javascript,window.ran.push("data")';
      return new Promise<string[] | undefined>((resolve) => {
        source.onerror = () => resolve(target.ran);
        source.onload = () => resolve(target.ran);
        document.head.append(source);
      });
    });
    expect(ran).toEqual([]);
  });

  test('reads nothing outside its folder and nothing of the network', async () => {
    const outcomes = await page.evaluate(
      async (addresses) => {
        const outcome = (address: string) =>
          fetch(address).then(
            ({ status }) => String(status),
            () => 'refused',
          );
        return Promise.all(addresses.map(outcome));
      },
      [
        'app://convcanvas/missing.js',
        'app://convcanvas/..%2f..%2fpackage.json',
        'app://convcanvas/..%5c..%5cpackage.json',
        'http://127.0.0.1:9/',
        'file:///etc/hosts',
      ],
    );
    expect(outcomes).toEqual(['404', '404', '404', 'refused', 'refused']);
  });

  test('has no Node, and of Electron only the bridge', async () => {
    const found = await page.evaluate(() => {
      const names = ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'];
      return names.filter((name) => name in globalThis);
    });
    expect(found).toEqual([]);
    const exposed = await page.evaluate(() => {
      const { convcanvas } = globalThis as unknown as BridgedWindow;
      return { bridge: Object.keys(convcanvas).sort(), api: Object.keys(convcanvas.api).sort() };
    });
    expect(exposed.bridge).toEqual(['api', 'onEvent', 'pathForFile']);
    expect(exposed.api).toEqual(Object.keys(requests).sort());
  });

  test('gets answers, and a problem for what is not as agreed', async () => {
    const [info, wrong] = await page.evaluate(async () => {
      const { api } = (globalThis as unknown as BridgedWindow).convcanvas;
      const input = { unexpected: true } as unknown as Record<string, never>;
      return Promise.all([api.appInfo({}), api.appInfo(input)]);
    });
    expect(info).toMatchObject({ ok: true, value: { frontEnd: 'electron', nativeDialogs: true, openAtStart: null } });
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'invalid-request' } });
  });

  test('neither leaves its address nor opens another window', async () => {
    const opened = await page.evaluate(() => {
      const targets = ['https://example.com/', 'file:///etc/hosts', 'app://convcanvas/', 'about:blank'];
      return targets.map((target) => window.open(target) === null);
    });
    expect(opened).toEqual([true, true, true, true]);
    for (const target of [
      'https://example.com/',
      'file:///etc/hosts',
      'app://elsewhere/index.html',
      'data:text/html,x',
    ]) {
      await page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
      await page.evaluate((address) => location.assign(address), target).catch(() => undefined);
    }
    expect(await page.evaluate(() => location.href)).toBe('app://convcanvas/index.html');
    expect(desktop.app.windows()).toHaveLength(1);
  });

  test('shows no page within the page', async () => {
    const framed = await page.evaluate(async () => {
      const frame = document.createElement('iframe');
      frame.src = location.href;
      const loaded = new Promise((resolve) => {
        frame.onload = resolve;
        frame.onerror = resolve;
      });
      document.body.append(frame);
      await loaded;
      let reached = false;
      try {
        reached = frame.contentDocument?.getElementById('root') != null;
      } catch {
        // The page that explains the refusal is of another origin.
      }
      frame.remove();
      return reached;
    });
    expect(framed).toBe(false);
  });

  test('is given the clipboard, and no other permission', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-write'];
      const ask = async (name: string) => {
        const { state } = await navigator.permissions.query({ name: name as PermissionName });
        return `${name}: ${state}`;
      };
      return Promise.all(names.map(ask));
    });
    expect(states).toEqual([
      'geolocation: denied',
      'notifications: denied',
      'camera: denied',
      'microphone: denied',
      'midi: denied',
      'clipboard-write: granted',
    ]);
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    const place = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          navigator.geolocation.getCurrentPosition(
            () => resolve('given'),
            ({ code, PERMISSION_DENIED }) => resolve(code === PERMISSION_DENIED ? 'denied' : `failed: ${code}`),
          );
        }),
    );
    expect(place).toBe('denied');
  });

  test('is the only page that is answered', async () => {
    // Another window with the same page and the same preload.
    const answered = await desktop.app.evaluate(
      async ({ BrowserWindow }, { preload, names }) => {
        const additionalArguments = [`--convcanvas-requests=${names.join(',')}`];
        const other = new BrowserWindow({
          show: false,
          webPreferences: { preload, sandbox: true, additionalArguments },
        });
        try {
          await other.loadURL('app://convcanvas/index.html');
          const ask = 'convcanvas.api.appInfo({}).then(() => "answered", (error) => String(error))';
          return String(await other.webContents.executeJavaScript(ask));
        } finally {
          other.destroy();
        }
      },
      { preload: builtFile('preload', 'preload.cjs'), names: Object.keys(requests) },
    );
    expect(answered).toContain('Only the page of ConvCanvas may ask');
  });
});
