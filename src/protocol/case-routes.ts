// The addresses about cases: handling them, letters, what their senders are told, and what is kept of people.
import { type ApiRoute, administrators, everyone, oversight, readers, workers } from './api-route.ts';
import * as cases from './cases/case-api.ts';
import * as protection from './data-protection-api.ts';
import * as letters from './letters/letter-api.ts';
import * as receipts from './receipt-api.ts';

export const CASE_ROUTES = {
  cases: {
    method: 'GET',
    path: '/cases',
    access: everyone,
    token: 'case-rows',
    summary: 'Cases, without words: by opening, by what is due, or (`changedAfter`) what changed since',
    answer: cases.CasesAnswer,
    query: [
      ...['after', 'limit', 'order', 'changedAfter', 'states', 'kind', 'site', 'department', 'service', 'owner'],
      ...['dueBefore', 'held', 'from', 'to', 'reference'],
    ],
  },
  caseCounts: {
    method: 'GET',
    path: '/cases/counts',
    access: everyone,
    summary: 'Cases by state, late, due, at risk; how many complaints are held from the caller, by day',
    answer: cases.CaseCountsAnswer,
  },
  casePeople: {
    method: 'GET',
    path: '/cases/people',
    access: readers,
    summary: 'Whom a case can be given to, or can be about',
    answer: cases.CasePeopleAnswer,
  },
  case: {
    method: 'GET',
    path: '/cases/:case',
    access: everyone,
    summary: 'One case with all its facts; words opened but for administrators, and the reading recorded',
    answer: cases.CaseAnswer,
  },
  events: {
    method: 'GET',
    path: '/events',
    access: readers,
    summary:
      'Hints that cases or items of the inbox changed, as server-sent events: never which, never a rating, and what people left only at fixed times',
  },
  openCase: {
    method: 'POST',
    path: '/cases',
    access: workers,
    summary: 'Open a case by hand, from an item of the inbox or from what came another way; again changes nothing',
    request: cases.OpenCaseRequest,
    answer: cases.OpenCaseAnswer,
  },
  addFacts: {
    method: 'POST',
    path: '/cases/facts',
    access: workers,
    summary: 'Add facts to cases, up to 50 at once; an answer for each; again changes nothing',
    request: cases.AddFactsRequest,
    answer: cases.AddFactsAnswer,
  },
  letterDraft: {
    method: 'GET',
    path: '/cases/:case/letter-draft',
    access: workers,
    summary: 'A letter of the organisation, filled from the case and from who writes it; the reading is recorded',
    answer: letters.LetterDraft,
    query: ['kind', 'locale', 'colleague'],
  },
  sendLetter: {
    method: 'POST',
    path: '/cases/:case/letters',
    access: workers,
    summary: 'Send a letter by e-mail, or record that it was posted; again changes nothing',
    request: letters.SendLetterRequest,
    answer: letters.SendLetterAnswer,
  },
  readReceipt: {
    method: 'POST',
    path: receipts.RECEIPT_PATHS.reading,
    access: 'public',
    summary: 'What became of a message, for whoever has its receipt; slowed where it is guessed at',
    request: receipts.ReceiptQuestion,
    answer: receipts.ReceiptAnswer,
  },
  addToReceipt: {
    method: 'POST',
    path: receipts.RECEIPT_PATHS.additions,
    access: 'public',
    summary: 'Add to a message, ask to be contacted, say whether the answer satisfied; again changes nothing',
    request: receipts.ReceiptAddition,
    answer: receipts.ReceiptAnswer,
  },
  findPerson: {
    method: 'POST',
    path: '/person/finding',
    access: oversight,
    summary: 'Find everything about one person in the words of a period: JSON lines with progress; recorded as one reading',
    request: protection.FindPersonRequest,
  },
  exportPerson: {
    method: 'POST',
    path: '/person/export',
    access: oversight,
    summary: 'What was found of one person, as JSON or text, names of others blacked out; recorded',
    request: protection.ExportPersonRequest,
  },
  erasePerson: {
    method: 'POST',
    path: '/person/erasure',
    access: administrators,
    summary: 'Erase what was found of one person, for ever; nothing while a legal hold stands on any of it',
    request: protection.ErasePersonRequest,
    answer: protection.ErasePersonAnswer,
  },
  holds: {
    method: 'GET',
    path: '/holds',
    access: administrators,
    summary: 'Legal holds that stand',
    answer: protection.HoldsAnswer,
  },
  placeHold: {
    method: 'POST',
    path: '/holds',
    access: administrators,
    summary: 'Place a legal hold on a case or an entry: nothing of it is erased or aged out while it stands',
    request: protection.PlaceHoldRequest,
  },
  liftHold: {
    method: 'POST',
    path: '/holds/lifting',
    access: administrators,
    summary: 'Lift a legal hold',
    request: protection.LiftHoldRequest,
  },
} as const satisfies Record<string, ApiRoute>;
