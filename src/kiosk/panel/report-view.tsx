// What staff may see of a kiosk: what waits, as counts, and how the kiosk is. Never a word of a visitor.
import type { ComponentChildren } from 'preact';
import { count, fill } from '../fill-text.ts';
import type { PanelReport } from '../worker-port.ts';
import { failureWords } from './failure-words.ts';
import type { StaffTexts } from './staff-texts.ts';

type ReportProps = { report: PanelReport; texts: StaffTexts; locale: string };

export function ReportView({ report, texts, locale }: ReportProps) {
  const time = (ms: number) => new Date(ms).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const { lastFailure, refusedRevision } = report;
  return (
    <>
      <section class="waiting">
        <h3>{texts.waitingTitle}</h3>
        <Waiting report={report} texts={texts} locale={locale} time={time} />
      </section>
      <dl class="facts">
        <Fact name={texts.lastSuccess}>{report.lastSuccessAt === null ? texts.never : time(report.lastSuccessAt)}</Fact>
        {lastFailure && (
          <Fact name={texts.lastFailure}>
            {time(lastFailure.at)}. {failureWords(lastFailure.reason, texts)}
          </Fact>
        )}
        {report.nextTryAt !== null && <Fact name={texts.nextTry}>{time(report.nextTryAt)}</Fact>}
        <Fact name={texts.recorded}>{report.recorded.toLocaleString(locale)}</Fact>
        <Fact name={texts.kiosk}>
          <bdi>{report.kiosk ?? '–'}</bdi>
        </Fact>
        <Fact name={texts.revision}>
          <bdi>{report.revision ?? texts.noRevision}</bdi>
        </Fact>
        {refusedRevision && (
          <Fact name={texts.refusedRevision}>
            <bdi>{refusedRevision.revision ?? '–'}</bdi>: <bdi>{refusedRevision.reason}</bdi>
          </Fact>
        )}
        <Fact name={texts.storage}>
          {persistedWords(report.storage.persisted, texts)}
          <br />
          {usedWords(report.storage, texts, locale)}
        </Fact>
        <Endurance report={report} texts={texts} locale={locale} time={time} />
        <Fact name={texts.version}>
          <bdi>{report.shellVersion}</bdi>
        </Fact>
        <Fact name={texts.fingerprint}>
          <bdi>{report.fingerprint ?? '–'}</bdi>
        </Fact>
      </dl>
    </>
  );
}

/** How the kiosk holds out: space, starts, what went wrong last. */
function Endurance({ report, texts, locale, time }: ReportProps & { time(ms: number): string }) {
  const { room, refusals, starts, safeMode, errors } = report;
  const turnedAway = refusals.ratings + refusals.messages;
  return (
    <>
      <Fact name={texts.room}>
        {roomWords(room, texts)}
        {turnedAway > 0 && (
          <>
            <br />
            {count(texts.turnedAway, turnedAway, locale)}
          </>
        )}
      </Fact>
      {safeMode && <Fact name={texts.safeMode}>{texts.safeModeWords}</Fact>}
      <Fact name={texts.starts}>{starts.total.toLocaleString(locale)}</Fact>
      {errors.length > 0 && (
        <Fact name={texts.lastErrors}>
          {errors.slice(0, 3).map(({ at, what }) => (
            <p key={what}>
              <bdi>{time(at)}</bdi>: <bdi>{what}</bdi>
            </p>
          ))}
        </Fact>
      )}
    </>
  );
}

function roomWords(room: PanelReport['room'], texts: StaffTexts): string {
  switch (room) {
    case 'ample':
      return texts.roomAmple;
    case 'no-new-ratings':
      return texts.roomNoRatings;
    case 'no-new-messages':
      return texts.roomNoMessages;
  }
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Waiting({ report, texts, locale, time }: ReportProps & { time(ms: number): string }) {
  const { ratings, comments, other, oldestAt } = report.waiting;
  const shelved = report.shelved > 0 && <p class="shelved">{count(texts.shelved, report.shelved, locale)}</p>;
  if (ratings + comments + other === 0)
    return (
      <>
        <p>{texts.waitingNothing}</p>
        {shelved}
      </>
    );
  return (
    <>
      <ul>
        {ratings > 0 && <li>{count(texts.ratings, ratings, locale)}</li>}
        {comments > 0 && <li>{count(texts.comments, comments, locale)}</li>}
        {other > 0 && <li>{count(texts.others, other, locale)}</li>}
      </ul>
      {oldestAt !== null && <p>{fill(texts.oldest, { time: time(oldestAt) })}</p>}
      {shelved}
    </>
  );
}

function persistedWords(persisted: boolean | null, texts: StaffTexts): string {
  if (persisted === null) return texts.storageUnknown;
  return persisted ? texts.storagePersisted : texts.storageNotPersisted;
}

function usedWords({ usedBytes, quotaBytes }: PanelReport['storage'], texts: StaffTexts, locale: string): string {
  if (usedBytes === null || quotaBytes === null) return '';
  return fill(texts.storageUsed, { used: bytesWords(usedBytes, locale), quota: bytesWords(quotaBytes, locale) });
}

function bytesWords(bytes: number, locale: string): string {
  const [amount, unit] = bytes < 1e9 ? [bytes / 1e6, 'megabyte'] : [bytes / 1e9, 'gigabyte'];
  return amount.toLocaleString(locale, { style: 'unit', unit, maximumFractionDigits: 1 });
}
