// One address of the API: what it is made of, and who may ask there.
import type * as v from 'valibot';
import * as api from './console-api.ts';
import type * as tokens from './token-api.ts';

/** `public`: anybody; `kiosk`: a signed request of a paired kiosk; else a session with one of these roles. */
export type Access = 'public' | 'kiosk' | readonly api.Role[];
type Shape = v.GenericSchema;
export type ApiRoute = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  access: Access;
  summary: string;
  request?: Shape;
  answer?: Shape;
  query?: readonly string[];
  /** Also for programs, with a token of this scope. */
  token?: tokens.TokenScope;
};

export const everyone: readonly api.Role[] = ['staff', 'intake', 'handler', 'oversight', 'administrator'];
export const readers: readonly api.Role[] = ['staff', 'intake', 'handler', 'oversight'];
export const workers: readonly api.Role[] = ['staff', 'intake', 'handler'];
export const oversight: readonly api.Role[] = ['oversight'];
export const overseers: readonly api.Role[] = ['oversight', 'administrator'];
export const administrators: readonly api.Role[] = ['administrator'];
export const kioskReadersAndAdministrators: readonly api.Role[] = [...api.KIOSK_READERS, 'administrator'];
