// The console's only road to the collector. Addresses come from `API_ROUTES`, answers are parsed with their shapes, and the
// three things that can happen are told apart: answered, refused with a code, not reached. It never throws.
import { type Signal, signal } from '@preact/signals';
import * as v from 'valibot';
import type { ApiRoute } from '../protocol/api-route.ts';
import { API_BASE, API_ROUTES, type ApiRouteName } from '../protocol/api-routes.ts';
import { PROBLEMS, ProblemBody, type ProblemCode } from '../protocol/problem.ts';

export type Refusal = { result: 'refused'; code: ProblemCode; detail: string | null; path: string | null };
/** `unreachable`: no answer, or one that is not the collector's (a captive portal, a proxy without its collector). */
export type ApiResult<T> = { result: 'answered'; answer: T } | Refusal | { result: 'unreachable' };

type Routes = typeof API_ROUTES;
export type AnswerOf<N extends ApiRouteName> = Routes[N] extends { answer: infer S extends v.GenericSchema } ? v.InferOutput<S> : null;
type BodyOf<N extends ApiRouteName> = Routes[N] extends { request: infer S extends v.GenericSchema }
  ? { body: v.InferInput<S> }
  : { body?: never };
type Query = Record<string, string | number | undefined>;
type Place = { params?: Record<string, string>; query?: Query };
type ApiInput<N extends ApiRouteName> = BodyOf<N> & Place;

export type ApiClient = {
  call<N extends ApiRouteName>(name: N, input: ApiInput<N>): Promise<ApiResult<AnswerOf<N>>>;
  /** The body as it comes: for lines of a search, and for files. `signal` ends it, also while it comes. */
  open<N extends ApiRouteName>(name: N, input: ApiInput<N>, signal: AbortSignal): Promise<ApiResult<Response>>;
  /** False from the first call that reached nobody until the next that did. */
  readonly reachable: Signal<boolean>;
  /** Hears of every answer, whoever asked. */
  onAnswer(listener: () => void): void;
  /** Hears of every refusal, whoever asked. */
  onRefusal(listener: (route: ApiRouteName, refusal: Refusal) => void): void;
};

const TIMEOUT_MS = 20_000;

export function createApiClient(fetcher: typeof fetch): ApiClient {
  const reachable = signal(true);
  const listeners: ((route: ApiRouteName, refusal: Refusal) => void)[] = [];
  const answered: (() => void)[] = [];
  const told = <T>(name: ApiRouteName, result: ApiResult<T>): ApiResult<T> => {
    reachable.value = result.result !== 'unreachable';
    if (result.result === 'answered') for (const listener of answered) listener();
    if (result.result === 'refused') for (const listener of listeners) listener(name, result);
    return result;
  };
  return {
    reachable,
    onAnswer: (listener) => void answered.push(listener),
    onRefusal: (listener) => void listeners.push(listener),
    call: async (name, input) =>
      told(name, await ask(fetcher, name, input, AbortSignal.timeout(TIMEOUT_MS), (response, route) => readAnswer(response, route))),
    open: async (name, input, signal) => {
      const result = await ask(fetcher, name, input, signal, async (response): Promise<ApiResult<Response>> => {
        return { result: 'answered', answer: response };
      });
      return signal.aborted ? result : told(name, result);
    },
  };
}

/** The address of a route, its parameters filled in; also for links that the browser follows itself. */
export function addressOf(name: ApiRouteName, place: Place = {}): string {
  const path = API_ROUTES[name].path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(place.params?.[key] ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(place.query ?? {})) if (value !== undefined && value !== '') query.set(key, String(value));
  const search = query.size > 0 ? `?${query}` : '';
  return `${API_BASE}${path}${search}`;
}

async function ask<T>(
  fetcher: typeof fetch,
  name: ApiRouteName,
  input: Place & { body?: unknown },
  signal: AbortSignal,
  read: (response: Response, route: ApiRoute) => Promise<ApiResult<T>>,
): Promise<ApiResult<T>> {
  const route: ApiRoute = API_ROUTES[name];
  try {
    const response = await fetcher(addressOf(name, input), {
      method: route.method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal,
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body), headers: { 'content-type': 'application/json' } }),
    });
    return response.ok ? await read(response, route) : await readRefusal(response);
  } catch {
    return { result: 'unreachable' };
  }
}

async function readAnswer<T>(response: Response, route: ApiRoute): Promise<ApiResult<T>> {
  if (!route.answer) return { result: 'answered', answer: null as T };
  const parsed = v.safeParse(route.answer, await response.json());
  return parsed.success ? { result: 'answered', answer: parsed.output as T } : { result: 'unreachable' };
}

async function readRefusal(response: Response): Promise<Refusal | { result: 'unreachable' }> {
  const parsed = v.safeParse(ProblemBody, await response.json());
  if (!parsed.success || !isProblemCode(parsed.output.code)) return { result: 'unreachable' };
  const { code, detail, path } = parsed.output;
  return { result: 'refused', code, detail: detail ?? null, path: path ?? null };
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}
