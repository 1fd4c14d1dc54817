import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, in letters that an address may hold. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes equally long whatever is given. */
export function isSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
