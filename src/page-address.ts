import type { Config } from './config.ts';

/** Where customers reach one-time pages; null where it is not set, or would carry keys without TLS beyond this machine. */
export function pageAddress({ http: { publicUrl }, clockUrl }: Config): string | null {
  if (publicUrl === undefined) return null;
  const { protocol, hostname } = new URL(publicUrl);
  const staysHere = clockUrl !== undefined || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || staysHere ? publicUrl.replace(/\/+$/, '') : null;
}
