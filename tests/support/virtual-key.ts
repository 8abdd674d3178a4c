// A security key that exists in software alone: Chromium's virtual authenticator, with PRF, which verifies its person by itself.
import type { CDPSession, Page } from 'playwright';

export type VirtualKey = {
  /** As if it were pulled out of its socket; what it holds is gone. */
  remove: () => Promise<void>;
  /** What it holds, to be put into another one. */
  credentials: () => Promise<VirtualCredential[]>;
};
type VirtualCredential = Awaited<ReturnType<typeof credentialsOf>>[number];

export async function plugIn(page: Page, held: readonly VirtualCredential[] = []): Promise<VirtualKey> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  for (const credential of held) await devtools.send('WebAuthn.addCredential', { authenticatorId, credential });
  return {
    remove: async () => void (await devtools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })),
    credentials: () => credentialsOf(devtools, authenticatorId),
  };
}

async function credentialsOf(devtools: CDPSession, authenticatorId: string) {
  return (await devtools.send('WebAuthn.getCredentials', { authenticatorId })).credentials;
}
