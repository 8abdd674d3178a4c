// Every address of the API: method, path, who may, and the shapes. The collector's router, its OpenAPI document, the table of
// rights in the tests and the console's client are all made from this list.

import type * as v from 'valibot';
import * as batch from './batch.ts';
import * as api from './console-api.ts';
import * as pairing from './pairing.ts';
import { Publication } from './publication.ts';

export const API_BASE = '/api/v1';

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
};

const everyone: readonly api.Role[] = ['staff', 'intake', 'handler', 'oversight', 'administrator'];
const readers: readonly api.Role[] = ['staff', 'intake', 'handler', 'oversight'];
const administrators: readonly api.Role[] = ['administrator'];

export const API_ROUTES = {
  openapi: { method: 'GET', path: '/openapi.json', access: 'public', summary: 'This API, described (OpenAPI 3.1)' },
  pair: {
    method: 'POST',
    path: '/pairing',
    access: 'public',
    summary: 'Pair a kiosk with a one-time code',
    request: pairing.PairingRequest,
    answer: pairing.PairingAnswer,
  },
  batches: {
    method: 'POST',
    path: '/batches',
    access: 'kiosk',
    summary: 'Hand in a batch; an empty one is the heartbeat',
    request: batch.Batch,
    answer: batch.Acknowledgement,
  },
  kioskConfiguration: {
    method: 'GET',
    path: '/kiosk/configuration',
    access: 'kiosk',
    summary: 'The publication wanted for this kiosk',
    answer: Publication,
  },
  linkPurpose: {
    method: 'POST',
    path: '/links/purpose',
    access: 'public',
    summary: 'What a set-up or invitation link is for; does not use it',
    request: api.LinkPurposeRequest,
    answer: api.LinkPurpose,
  },
  acceptLink: {
    method: 'POST',
    path: '/links',
    access: 'public',
    summary: 'Use a link: make the account and sign in',
    request: api.AcceptLinkRequest,
    answer: api.SessionAnswer,
  },
  signIn: { method: 'POST', path: '/session', access: 'public', summary: 'Sign in', request: api.SignInRequest, answer: api.SessionAnswer },
  session: { method: 'GET', path: '/session', access: everyone, summary: 'Who is signed in', answer: api.SessionAnswer },
  signOut: { method: 'DELETE', path: '/session', access: everyone, summary: 'Sign out' },
  inbox: {
    method: 'GET',
    path: '/inbox',
    access: readers,
    summary: 'Comments by arrival, words opened; the reading is recorded',
    answer: api.InboxAnswer,
    query: ['after', 'limit'],
  },
  openings: {
    method: 'POST',
    path: '/inbox/openings',
    access: readers,
    summary: 'Record that words were opened on a screen',
    request: api.OpeningsRequest,
  },
  overview: {
    method: 'GET',
    path: '/overview',
    access: everyone,
    summary: 'Ratings per organisation, site and kiosk; closed hours only',
    answer: api.OverviewAnswer,
    query: ['from', 'to'],
  },
  kiosks: { method: 'GET', path: '/kiosks', access: everyone, summary: 'Kiosks and their state', answer: api.KiosksAnswer },
  pairingCode: {
    method: 'POST',
    path: '/kiosks/:kiosk/pairing-codes',
    access: administrators,
    summary: 'A one-time pairing code',
    answer: api.PairingCodeAnswer,
  },
  revoke: { method: 'POST', path: '/kiosks/:kiosk/revocation', access: administrators, summary: 'Revoke a kiosk; it keeps what it holds' },
  configuration: {
    method: 'GET',
    path: '/kiosks/:kiosk/configuration',
    access: administrators,
    summary: 'What the kiosk is wanted to show',
    answer: api.ConfigurationAnswer,
  },
  publish: {
    method: 'POST',
    path: '/kiosks/:kiosk/publications',
    access: administrators,
    summary: 'Publish a new revision',
    request: api.PublishRequest,
    answer: api.PublishAnswer,
  },
  people: { method: 'GET', path: '/people', access: administrators, summary: 'Who has an account', answer: api.PeopleAnswer },
  invite: {
    method: 'POST',
    path: '/people/invitations',
    access: administrators,
    summary: 'A one-time link for a new account',
    request: api.InvitationRequest,
    answer: api.InvitationAnswer,
  },
  exportCsv: {
    method: 'GET',
    path: '/exports/entries.csv',
    access: administrators,
    summary: 'Single entries as CSV; recorded',
    query: ['from', 'to', 'kiosk'],
  },
  exportJson: {
    method: 'GET',
    path: '/exports/entries.json',
    access: administrators,
    summary: 'Single entries as JSON; recorded',
    query: ['from', 'to', 'kiosk'],
  },
} as const satisfies Record<string, ApiRoute>;
export type ApiRouteName = keyof typeof API_ROUTES;
