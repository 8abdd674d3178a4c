// The type of what answers one address: made from `API_ROUTES`, so a handler gets the parsed body and the caller its route promises,
// and must give back the shape that is described.
import type * as v from 'valibot';
import type { API_ROUTES, ApiRouteName } from '../../protocol/api-routes.ts';
import type { KioskStateRow, PersonRow } from '../store/store.ts';

type Route<Name extends ApiRouteName> = (typeof API_ROUTES)[Name];
type Body<R> = R extends { request: infer S extends v.GenericSchema } ? v.InferOutput<S> : undefined;
type Answer<R> = R extends { answer: infer S extends v.GenericSchema } ? v.InferInput<S> : Response | undefined;
// biome-ignore lint/suspicious/noConfusingVoidType: a handler without an answer may simply end.
type AnswerOrNothing<R> = Answer<R> extends Response | undefined ? Response | undefined | void : Answer<R>;
type Caller<R> = R extends { access: 'public' } ? null : R extends { access: 'kiosk' } ? KioskStateRow : Member;

/** Who is signed in, with the hash of the session that proves it. */
export type Member = { person: PersonRow; session: string };

export type Call<Body = undefined, Caller = null> = {
  caller: Caller;
  body: Body;
  /** By the collector's clock, when the request's headers had arrived. */
  receivedAt: number;
  /** For rates. */
  address: string;
  /** The origin this request was made to, as people see it. */
  origin: string;
  param(name: string): string;
  query(name: string): string | undefined;
  cookie(name: string): string | undefined;
  setHeader(name: string, value: string): void;
};
export type CallOf<Name extends ApiRouteName> = Call<Body<Route<Name>>, Caller<Route<Name>>>;
type Handler<Name extends ApiRouteName> = (call: CallOf<Name>) => Promise<AnswerOrNothing<Route<Name>>>;
export type Handlers = { [Name in ApiRouteName]: Handler<Name> };
